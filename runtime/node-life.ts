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
} from './contract.ts';
import { sendRequest } from './node-client.ts';
import { ended, endedBeforeListening, refused } from './problems.ts';

const PING_EVERY_MS = 250;

interface LifeOptions {
  readonly ping: () => void;
  /** Ends the process and all that it started. */
  readonly kill: () => void;
  readonly unresponsiveAfterMs: number | undefined;
}

/** How the program is reached from outside. */
interface Reach {
  readonly address: string;
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
  #aliveAt: number | undefined;
  #endedBy: Exit['reason'] = 'exited';
  #exit: Exit | undefined;

  constructor({ ping, kill, unresponsiveAfterMs = DEFAULT_UNRESPONSIVE_AFTER_MS }: LifeOptions) {
    this.#kill = kill;
    // Whoever does not wait for `ready` need not hear of its failure: the exit and the log tell it too.
    this.#isReady.promise.catch(() => undefined);
    this.#pinger = setInterval(() => {
      ping();
      if (this.#aliveAt !== undefined && performance.now() - this.#aliveAt > unresponsiveAfterMs)
        this.end('unresponsive');
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
    this.#aliveAt = performance.now();
  }

  listensOn(port: number): void {
    this.#ports.add(port);
    this.#isReady.resolve(port);
  }

  closes(port: number): void {
    this.#ports.delete(port);
  }

  /** The process has ended: what it may have started ends with it. */
  isOverWith(exit: Exit): void {
    clearInterval(this.#pinger);
    this.#kill();
    this.#ports.clear();
    this.#exit = exit;
    this.#isReady.reject(endedBeforeListening(exit));
    this.#hasEnded.resolve(exit);
  }

  asExample({ address, agentOfRequest, onSocket, signal }: Reach): RunningExample {
    return {
      ready: this.#isReady.promise,
      exit: this.#hasEnded.promise,
      ports: () => [...this.#ports],
      send: async (request, options = {}) => {
        if (this.#exit !== undefined) throw ended(this.#exit);
        const connection = {
          address,
          agent: agentOfRequest(),
          onSocket: (socket: Socket) => onSocket(socket, options.id),
          refused: () => refused(request.port ?? DEFAULT_PORT, [...this.#ports]),
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
