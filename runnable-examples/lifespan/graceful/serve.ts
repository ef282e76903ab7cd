import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import type { Express } from 'express';
import { close } from './close.ts';
import { stopSignal } from './signal.ts';
import { sweepOf } from './sweep.ts';

/** What an app may ask about its own life. */
export interface Life {
  readonly isReady: () => boolean;
  /** Aborted when there is no time left: handlers give up. */
  readonly deadline: AbortSignal;
}

export interface ServeOptions {
  readonly port: number;
  /** From the signal until nothing new is accepted. */
  readonly drainMs: number;
  /** For the responses under way, after that. */
  readonly deadlineMs: number;
}

/** Resolves when all is cleaned up, with whether every request could finish in time. */
export async function serve<State>(
  lifespan: () => AsyncGenerator<State, void>,
  createApp: (state: State, life: Life) => Express,
  { port, drainMs, deadlineMs }: ServeOptions,
): Promise<boolean> {
  // First of all, so that a signal during the start-up waits until there is something to undo.
  const signal = stopSignal();
  const span = lifespan();
  const started = await span.next();
  if (started.done) throw new Error('The lifespan has no yield.');
  const deadline = new AbortController();
  let ready = true;
  try {
    const app = createApp(started.value, {
      isReady: () => ready,
      deadline: deadline.signal,
    });
    const server = app.listen(port);
    const sweep = sweepOf(server);
    // A client that keeps its connection opens the next one elsewhere.
    server.prependListener('request', (_req, res) => {
      if (!ready) res.setHeader('Connection', 'close');
    });
    await once(server, 'listening');
    console.log(`Listening on http://localhost:${port}`);
    console.log(`${await signal}: finishing`);
    ready = false;
    await wait(drainMs);
    await close(server, sweep, deadline, deadlineMs);
    console.log('server closed');
  } finally {
    await span.return();
  }
  return !deadline.signal.aborted;
}
