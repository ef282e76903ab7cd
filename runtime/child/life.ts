/** The life of a program in a process of its own, whatever stands between it and us: it listens, answers, and ends. */
import type { Agent } from 'node:http';
import type { Socket } from 'node:net';
import {
  DEFAULT_GRACE_MS,
  DEFAULT_PORT,
  DEFAULT_UNRESPONSIVE_AFTER_MS,
  type Exit,
  type RunningExample,
  type SignalName,
} from '../contract.ts';
import { sendRequest } from './client.ts';
import { ownMs, type WaitedMs } from '../own-time.ts';
import { ended, endedBeforeListening, refused } from '../problems.ts';

const PING_EVERY_MS = 250;

interface LifeOptions {
  readonly ping: () => void;
  /** Ends the process and all that it started. */
  readonly kill: () => void;
  readonly unresponsiveAfterMs: number | undefined;
  readonly waitedMs: WaitedMs;
}

/** How the program is reached from outside. */
interface Reach {
  readonly address: string;
  /** Where it is reached that listens on this port; undefined where nothing does. The port itself unless told. */
  readonly portBehind?: (port: number) => number | undefined;
  readonly agentOfRequest: () => Agent;
  /** Called once it is known which socket carries the request with this id. */
  readonly onSocket: (socket: Socket, id: string | undefined) => void;
  readonly signal: (name: SignalName) => void;
}

export class ProcessLife {
  readonly #ports = new Set<number>();
  readonly #isReady = Promise.withResolvers<number>();
  readonly #hasEnded = Promise.withResolvers<Exit>();
  readonly #kill: () => void;
  readonly #pinger: NodeJS.Timeout;
  readonly #waitedMs: WaitedMs;
  #aliveAt: { readonly ms: number; readonly waitedMs: number } | undefined;
  #endedBy: Exit['reason'] = 'exited';
  #exit: Exit | undefined;

  constructor({ ping, kill, unresponsiveAfterMs = DEFAULT_UNRESPONSIVE_AFTER_MS, waitedMs }: LifeOptions) {
    this.#kill = kill;
    this.#waitedMs = waitedMs;
    // Whoever does not wait for `ready` need not hear of its failure: the exit and the log tell it too.
    this.#isReady.promise.catch(() => undefined);
    let tickedAt = performance.now();
    this.#pinger = setInterval(() => {
      // While we ourselves stood still, nobody could answer.
      const now = performance.now();
      const lateMs = Math.max(0, now - tickedAt - PING_EVERY_MS);
      tickedAt = now;
      if (this.#aliveAt !== undefined) this.#aliveAt = { ...this.#aliveAt, ms: this.#aliveAt.ms + lateMs };
      ping();
      if (this.#silentMs() > unresponsiveAfterMs) this.end('unresponsive');
    }, PING_EVERY_MS);
  }

  /** Why we ended it; `exited` where we did not. */
  get endedBy(): Exit['reason'] {
    return this.#endedBy;
  }

  get isOver(): boolean {
    return this.#exit !== undefined;
  }

  end(reason: Exit['reason']): void {
    if (this.#endedBy === 'exited') this.#endedBy = reason;
    this.#kill();
  }

  answersPing(): void {
    this.#aliveAt = { ms: performance.now(), waitedMs: this.#waitedMs() };
  }

  /** Of its own time, since it last answered. Before its first answer it has not begun. */
  #silentMs(): number {
    if (this.#aliveAt === undefined) return 0;
    const silentMs = performance.now() - this.#aliveAt.ms;
    return ownMs(silentMs, this.#waitedMs() - this.#aliveAt.waitedMs);
  }

  listensOn(port: number): void {
    this.#ports.add(port);
    this.#isReady.resolve(port);
  }

  closes(port: number): void {
    this.#ports.delete(port);
  }

  /**
   * The process has ended: what it may have started ends with it.
   * @param fault where it never was the program's: no ExampleProblem, but a bug of ours or of the machine
   */
  isOverWith(exit: Exit, fault?: Error): void {
    clearInterval(this.#pinger);
    this.#kill();
    this.#ports.clear();
    this.#exit = exit;
    this.#isReady.reject(fault ?? endedBeforeListening(exit));
    this.#hasEnded.resolve(exit);
  }

  asExample({ address, portBehind = (port) => port, agentOfRequest, onSocket, signal }: Reach): RunningExample {
    return {
      ready: this.#isReady.promise,
      exit: this.#hasEnded.promise,
      ports: () => [...this.#ports],
      waitedMs: this.#waitedMs,
      send: async (request, options = {}) => {
        if (this.#exit !== undefined) throw ended(this.#exit);
        const port = request.port ?? DEFAULT_PORT;
        const behind = portBehind(port);
        if (behind === undefined) throw refused(port, [...this.#ports]);
        const connection = {
          address,
          port: behind,
          agent: agentOfRequest(),
          onSocket: (socket: Socket) => onSocket(socket, options.id),
          refused: () => refused(port, [...this.#ports]),
          waitedMs: this.#waitedMs,
        };
        return sendRequest(request, connection, options);
      },
      signal,
      stop: async (graceMs = DEFAULT_GRACE_MS) => {
        signal('SIGTERM');
        const grace = setTimeout(() => this.end('killed'), graceMs);
        const exit = await this.#hasEnded.promise;
        clearTimeout(grace);
        return exit;
      },
    };
  }
}
