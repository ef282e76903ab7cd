/**
 * Runs inside the child before the example, through `node --import` (see `child.ts`). It changes nothing that the example can see,
 * but for three things: behind "any" and "localhost" is this child's own loopback address, or behind each port a free
 * one, so that two programs may both listen on 3000; what the program prints goes through one pipe, in order; and the
 * child ends when its parent is gone.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import diagnostics from 'node:diagnostics_channel';
import { writeSync } from 'node:fs';
import { IncomingMessage, ServerResponse } from 'node:http';
import { flushCompileCache } from 'node:module';
import { Socket } from 'node:net';
import { isMainThread } from 'node:worker_threads';
import { redirectOutput } from '../child/output.ts';
import { CONTROL_FD, LINK_FD } from './descriptors.ts';
import { traceRequests } from '../trace.ts';
import { listenAtOwnPlace } from './own-place.ts';
import type { Loopback } from './loopback.ts';
import type { ChildMessage } from './messages.ts';

/** What the parent says of this child; all that it starts by itself is told the same. */
export interface ChildPlan extends Loopback {
  /** The parent's process id. */
  readonly parent: number;
  /** Whether it tells the way of each request. */
  readonly tellsWay: boolean;
  /** What we have set NODE_COMPILE_CACHE to. */
  readonly compiled?: string;
}

export function prepare({ address, ports, parent, tellsWay, compiled }: ChildPlan): void {
  /** A process that the program starts by itself is given this file, too, but has no link to our own. */
  const isOurs = process.ppid === parent;

  function tell(message: ChildMessage): void {
    if (isOurs) writeSync(CONTROL_FD, `${JSON.stringify(message)}\n`);
  }

  // Ours, and read when the process began: the program's environment is what it was started with.
  if (process.env['NODE_COMPILE_CACHE'] === compiled) delete process.env['NODE_COMPILE_CACHE'];

  /** The port of the client whose request the program is working on: the parent knows which request that is. */
  const client = new AsyncLocalStorage<number>();
  const wayOf = tellsWay ? traceRequests(diagnostics) : undefined;
  diagnostics.subscribe('http.server.request.start', (message) => {
    if (typeof message !== 'object' || message === null || !('request' in message) || !('response' in message)) return;
    const { request, response } = message;
    if (!(request instanceof IncomingMessage) || !(response instanceof ServerResponse)) return;
    const port = request.socket.remotePort ?? 0;
    client.enterWith(port);
    if (wayOf !== undefined)
      response.once('close', () => tell({ type: 'way', client: port, steps: [...wayOf(request)] }));
  });

  if (isOurs) {
    redirectOutput((stream, text) => {
      const id = client.getStore();
      tell({ type: 'output', stream, text, ...(id === undefined ? {} : { client: id }) });
    });
  }

  listenAtOwnPlace({
    address,
    ports,
    onListening: (port) => {
      // By itself Node does so only at an end of its own, and most programs are killed.
      flushCompileCache();
      tell({ type: 'listening', port });
    },
    onClosed: (port) => tell({ type: 'closed', port }),
  });

  // A thread of the program's own loads this file, too; it must not close the process's link when it ends.
  if (isMainThread && isOurs) {
    const link = new Socket({ fd: LINK_FD, readable: true, writable: false });
    link.on('data', () => tell({ type: 'alive' }));
    link.on('close', () => process.kill(process.pid, 'SIGKILL'));
    link.unref();
    tell({ type: 'alive' });
  }
}
