/**
 * The contract of every runtime: what starts an example, and what a started example can do.
 * Two siblings fulfil it, `browser.ts` (a Web Worker) and `node.ts` (a child process), and one suite,
 * `e2e/runtime/contract.spec.ts`, holds both to it. This file imports nothing.
 */

/** The text of each file of an example by its path inside the example's folder: `main.ts`, `models/rate.ts`. */
export type ExampleFiles = Readonly<Record<string, string>>;

/** A file that is no part of the example itself: its text, its bytes, or where a symbolic link leads. */
export type DiskFile = string | Uint8Array | { readonly linkTo: string };

/** Such files by their path inside the example's folder: `node_modules/cors/lib/index.js`, `fixtures/logo.png`. */
export type Disk = Readonly<Record<string, DiskFile>>;

/** Header names and values in the order in which they were sent; a name may occur more than once. */
export type HeaderList = readonly (readonly [name: string, value: string])[];

export interface HttpRequest {
  readonly method: string;
  /** What follows the host in the URL, as sent: `/models/7?limit=5`. */
  readonly path: string;
  readonly headers?: HeaderList;
  readonly body?: string | Uint8Array;
  /** 3000 unless told: the port on which every example of the course listens. */
  readonly port?: number;
}

export interface HttpResponse {
  readonly status: number;
  /** The reason phrase of the status line, as received. */
  readonly reason: string;
  readonly headers: HeaderList;
  readonly body: Uint8Array;
  /** From the moment of sending until the last byte, in milliseconds. */
  readonly tookMs: number;
}

export type ResponseHead = Pick<HttpResponse, 'status' | 'reason' | 'headers'>;

/** One line that the program printed, without its line break. */
export interface LogLine {
  readonly stream: 'stdout' | 'stderr';
  readonly text: string;
  /** Milliseconds since the program was started. */
  readonly atMs: number;
  /** The `id` given in SendOptions of the request that was being answered when the line was printed, where that is known. */
  readonly requestId?: string;
}

/** One handler that the application could have called for a request, in the order in which the router tries them. */
export interface WayStep {
  readonly kind: 'middleware' | 'router' | 'route' | 'error-handler';
  /** `GET /users/:id` of a route; the mount path of anything else, empty for `/`. */
  readonly name: string;
  /** The name of the function, `<anonymous>` where it has none. */
  readonly handler: string;
  /** 0 in the application itself, 1 in a router that is mounted there, … */
  readonly depth: number;
  /**
   * passed: it called next. answered: it was the last one called. failed: it threw, or called next with an error.
   * skipped: it was tried and did not match. not-reached: the way ended before it.
   */
  readonly outcome: 'passed' | 'answered' | 'failed' | 'skipped' | 'not-reached';
  /** Milliseconds from its call until it returned or its promise settled, what it called inside included. */
  readonly tookMs?: number;
  readonly error?: string;
}

export type SignalName = 'SIGINT' | 'SIGTERM';

/** How a program ended. `code` and `signal` are what a parent process would see; one of them is null. */
export interface Exit {
  readonly code: number | null;
  readonly signal: string | null;
  /**
   * exited: the program ended by itself, or by a signal that it was sent.
   * killed: it was ended by `stop`, after its grace.
   * unresponsive: its event loop answered nothing for `unresponsiveAfterMs`, so it was ended.
   * too-much-output: it printed more than `outputLimitBytes`, so it was ended.
   * out-of-memory: it took more memory than its runtime allows, so it was ended.
   */
  readonly reason: 'exited' | 'killed' | 'unresponsive' | 'too-much-output' | 'out-of-memory';
}

export interface StartOptions {
  /** The program's whole environment: nothing of the runtime's own is inherited. */
  readonly env?: Readonly<Record<string, string>>;
  /**
   * What lies beside the example's files. Packages in its `node_modules` come before those of the runtime. Only
   * `guarded.ts` has none, and refuses it.
   */
  readonly disk?: Disk;
  /** The file to start; `main.ts` unless told. */
  readonly entry?: string;
  /** What stands before the entry on the command line: Node's own flags, `--env-file=.env.dev`. */
  readonly flags?: readonly string[];
  /** What follows the entry on the command line. */
  readonly args?: readonly string[];
  /** Called for each log line, in order; standard error and standard output are ordered among each other as printed where the runtime can tell. */
  readonly onLog?: (line: LogLine) => void;
  /** Called when a response of the program is done, with the request's way through Express and the `id` given in SendOptions. */
  readonly onWay?: (way: readonly WayStep[], requestId: string | undefined) => void;
  /** 4000 unless told. */
  readonly unresponsiveAfterMs?: number;
  /** 2,000,000 unless told. Each line counts with its text and `LINE_COST_BYTES`; of a long one the rest counts little (`outputCosts`). */
  readonly outputLimitBytes?: number;
}

export interface SendOptions {
  /** Marks the log lines of this request. */
  readonly id?: string;
  /** The whole response must have arrived by then; 10,000 unless told. */
  readonly deadlineMs?: number;
  /** A longer body is not received, and the connection closed; 64,000,000 unless told. */
  readonly bodyLimitBytes?: number;
  /** Aborting closes the connection, as a client that goes away does. */
  readonly signal?: AbortSignal;
  readonly onHead?: (head: ResponseHead) => void;
  readonly onChunk?: (chunk: Uint8Array) => void;
}

/** A program that was started and may have ended since. */
export interface RunningExample {
  /** Resolves with the first port that the program listens on; rejects with an ExampleProblem when it ends before. */
  readonly ready: Promise<number>;
  /** Resolves when the program has ended and all its log lines were handed over. Never rejects. */
  readonly exit: Promise<Exit>;
  /** The ports that the program listens on at this moment. */
  readonly ports: () => readonly number[];
  /** Milliseconds that the program waited for a processor since its start, as far as the machine tells: they count against no deadline. */
  readonly waitedMs: () => number;
  /** Sends one request and resolves with the complete response; rejects with an ExampleProblem. Redirects are not followed. */
  readonly send: (request: HttpRequest, options?: SendOptions) => Promise<HttpResponse>;
  readonly signal: (name: SignalName) => void;
  /** Sends SIGTERM and ends the program where it has not ended after `graceMs` (2000 unless told). */
  readonly stop: (graceMs?: number) => Promise<Exit>;
}

export interface Runtime {
  readonly name: 'browser' | 'node';
  /** Starts the entry of the given files as `node main.ts` would. What goes wrong shows in `ready`, `exit` and the log. */
  readonly start: (files: ExampleFiles, options?: StartOptions) => RunningExample;
  /** Ends all that this runtime started, and the runtime itself. */
  readonly close: () => Promise<void>;
}

export type ProblemKind =
  /** The program ended before it listened. */
  | 'ended-before-listening'
  /** It has ended, so there is nobody to answer. */
  | 'ended'
  /** Nothing listens on the requested port. */
  | 'refused'
  /** The connection was cut before the response was complete. */
  | 'cut'
  /** The response was not complete at its deadline. */
  | 'deadline'
  /** The caller aborted the request. */
  | 'aborted'
  /** The request cannot be sent: a bad method, path or header. */
  | 'bad-request'
  /** The body of the response is larger than `bodyLimitBytes`. */
  | 'too-large'
  /** This browser cannot run programs here, and why. */
  | 'unsupported';

/** What a learner or author can mend. Anything else that is thrown is a bug of ours. */
export class ExampleProblem extends Error {
  override readonly name = 'ExampleProblem';
  readonly kind: ProblemKind;
  /** The figures that the message mentions, for a translation: `{ port: 3000, listening: '4000' }`. */
  readonly facts: Readonly<Record<string, string | number>>;

  constructor(kind: ProblemKind, message: string, facts: Readonly<Record<string, string | number>> = {}) {
    super(message);
    this.kind = kind;
    this.facts = facts;
  }
}

export const DEFAULT_PORT = 3000;
export const DEFAULT_DEADLINE_MS = 10_000;
export const DEFAULT_GRACE_MS = 2_000;
export const DEFAULT_UNRESPONSIVE_AFTER_MS = 4_000;
export const DEFAULT_OUTPUT_LIMIT_BYTES = 2_000_000;
/** What one line costs besides its text: short ones are what a page has most work with. */
export const LINE_COST_BYTES = 24;
export const DEFAULT_BODY_LIMIT_BYTES = 64_000_000;
