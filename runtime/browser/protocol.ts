import type { Disk, ExampleFiles, HeaderList, SignalName, WayStep } from '../contract.ts';

/** What page and worker say to each other, over a port of theirs or through the frame. */

/** A fetched package: an expression whose value are modules by id, and the bytes that they need. */
export interface PackageCode {
  readonly script: string;
  readonly data: Uint8Array<ArrayBuffer> | undefined;
}

/** From one thread of a program, by the page, to one that it starts. */
export interface ThreadStart {
  readonly type: 'thread';
  readonly id: number;
  readonly name: string;
  /** Over it speaks Node's own Worker class. */
  readonly port: MessagePort;
  /** All files as they are now; what either of the two writes later the other does not see. */
  readonly files: readonly (readonly [path: string, bytes: Uint8Array])[];
  readonly folder: string;
  readonly packages: readonly PackageCode[];
  readonly parts: readonly string[];
  readonly flags: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/** All threads of a program together: against one that starts them without end. */
export const MOST_THREADS = 16;
export const TOO_MANY_THREADS = `this page runs at most ${String(MOST_THREADS)} threads at once`;

/** From the page to the worker. */
export type ToWorker =
  | {
      readonly type: 'run';
      readonly files: ExampleFiles;
      readonly disk: Disk;
      /** The fetched packages that the files name. */
      readonly packages: readonly PackageCode[];
      /** The scripts of those parts of the runtime that the files or the disk need. */
      readonly parts: readonly string[];
      readonly entry: string;
      readonly flags: readonly string[];
      /** Whether the way of each request is wanted. */
      readonly tellsWay: boolean;
      readonly env: Readonly<Record<string, string>>;
      readonly args: readonly string[];
      readonly outputLimit: number;
    }
  | ThreadStart
  /** Scripts of parts that the program turns out to need when it runs. */
  | { readonly type: 'parts'; readonly parts: readonly string[] }
  /** A thread of this one, by its id: it has ended, or it could not be started, and why. */
  | {
      readonly type: 'thread-ended';
      readonly number: number;
      readonly code: number;
      readonly problem: string | undefined;
    }
  | {
      readonly type: 'request';
      readonly number: number;
      readonly id: string | undefined;
      readonly port: number;
      readonly method: string;
      readonly path: string;
      readonly headers: HeaderList;
      readonly body: Uint8Array | string | undefined;
      readonly bodyLimit: number;
    }
  | { readonly type: 'abort'; readonly number: number }
  | { readonly type: 'signal'; readonly name: SignalName }
  /** No program waits for it yet: it can get ready for one. */
  | { readonly type: 'warm-up' }
  | { readonly type: 'ping' };

/** From the worker to the page. A learner's program shares the worker, so the page believes none of it unread. */
export type FromWorker =
  | { readonly type: 'booted' }
  /** All that can be done before the program comes is done. */
  | { readonly type: 'warm' }
  | { readonly type: 'alive' }
  | { readonly type: 'ports'; readonly ports: readonly number[] }
  | {
      readonly type: 'output';
      readonly stream: 'stdout' | 'stderr';
      readonly text: string;
      readonly requestId: string | undefined;
    }
  | {
      readonly type: 'head';
      readonly number: number;
      readonly status: number;
      readonly reason: string;
      /** Names and values, one after the other: half as much to copy on the way. */
      readonly headers: readonly string[];
    }
  | { readonly type: 'chunk'; readonly number: number; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly type: 'end'; readonly number: number }
  /** All three in one, where one read brings them: most responses are short. */
  | {
      readonly type: 'answer';
      readonly number: number;
      readonly status: number;
      readonly reason: string;
      readonly headers: readonly string[];
      readonly bytes: Uint8Array<ArrayBuffer> | undefined;
    }
  | {
      readonly type: 'failed';
      readonly number: number;
      readonly why: 'refused' | 'cut' | 'bad-request' | 'too-large';
      readonly reason: string;
    }
  | { readonly type: 'exit'; readonly code: number | null; readonly signal: string | null }
  | { readonly type: 'way'; readonly steps: readonly WayStep[]; readonly requestId: string | undefined }
  | { readonly type: 'thread-wanted'; readonly number: number; readonly start: ThreadStart }
  | { readonly type: 'thread-unwanted'; readonly number: number }
  | { readonly type: 'flood' }
  | { readonly type: 'several'; readonly messages: readonly FromWorker[] };

/** What the page says to the frame: make a worker from this script, and end it. */
export type ToFrame =
  | { readonly type: 'script'; readonly script: string }
  /** Answers by the port that comes with it and by the window: which is quicker? */
  | { readonly type: 'race' }
  /** Without a port, what the page and the worker say to each other goes through the frame. */
  | { readonly type: 'spawn'; readonly worker: number }
  | { readonly type: 'say'; readonly worker: number; readonly message: ToWorker }
  /** There is time: the next worker can read its script. */
  | { readonly type: 'read-ahead' }
  | { readonly type: 'end'; readonly worker: number }
  | { readonly type: 'ping' };

export type FromFrame =
  | { readonly type: 'ready' }
  | { readonly type: 'raced' }
  | { readonly type: 'alive' }
  /** By a worker, and so anything. */
  | { readonly type: 'said'; readonly worker: number; readonly message: unknown }
  | { readonly type: 'failed'; readonly worker: number; readonly reason: string };

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

const isNumber = (value: unknown): value is number => typeof value === 'number';
/** No single text but what a program prints is as long as this. */
const LONGEST_TEXT = 20_000;
const MOST_HEADERS = 2_000;
const LONGEST_HEADERS = 300_000;
const MOST_STEPS = 2_000;
const isText = (value: unknown): value is string => typeof value === 'string';
const isShort = (value: unknown): value is string => isText(value) && value.length <= LONGEST_TEXT;
const isNullOr = (check: (value: unknown) => boolean, value: unknown): boolean => value === null || check(value);

function isHead({ number, status, reason, headers }: Record<string, unknown>): boolean {
  return isNumber(number) && isNumber(status) && isShort(reason) && areHeaders(headers);
}

function areHeaders(flat: unknown): boolean {
  return (
    Array.isArray(flat) &&
    flat.length <= 2 * MOST_HEADERS &&
    flat.length % 2 === 0 &&
    flat.every(isText) &&
    flat.reduce((sum, text) => sum + text.length, 0) <= LONGEST_HEADERS
  );
}

const WHYS = ['refused', 'cut', 'bad-request', 'too-large'];
const STEP_KINDS = ['middleware', 'router', 'route', 'error-handler'];
const OUTCOMES = ['passed', 'answered', 'failed', 'skipped', 'not-reached'];

function isWayStep(value: unknown): value is WayStep {
  if (!isObject(value)) return false;
  const { kind, name, handler, depth, outcome, tookMs, error } = value;
  return (
    STEP_KINDS.some((known) => known === kind) &&
    OUTCOMES.some((known) => known === outcome) &&
    isShort(name) &&
    isShort(handler) &&
    isNumber(depth) &&
    (tookMs === undefined || isNumber(tookMs)) &&
    (error === undefined || isShort(error))
  );
}

const checksByType: { [Type in FromWorker['type']]: (message: Record<string, unknown>) => boolean } = {
  booted: () => true,
  warm: () => true,
  alive: () => true,
  flood: () => true,
  // What else is in it goes to another worker of the same program.
  'thread-wanted': ({ number, start }) =>
    isNumber(number) && isObject(start) && start['type'] === 'thread' && start['port'] instanceof MessagePort,
  'thread-unwanted': ({ number }) => isNumber(number),
  several: ({ messages }) => Array.isArray(messages) && messages.every(isFromWorker),
  ports: ({ ports }) => Array.isArray(ports) && ports.length < 1000 && ports.every(isNumber),
  output: ({ stream, text, requestId }) =>
    (stream === 'stdout' || stream === 'stderr') && isText(text) && (requestId === undefined || isShort(requestId)),
  head: isHead,
  answer: (message) => isHead(message) && (message['bytes'] === undefined || message['bytes'] instanceof Uint8Array),
  chunk: ({ number, bytes }) => isNumber(number) && bytes instanceof Uint8Array,
  end: ({ number }) => isNumber(number),
  failed: ({ number, why, reason }) => isNumber(number) && WHYS.some((known) => known === why) && isShort(reason),
  way: ({ steps, requestId }) =>
    Array.isArray(steps) &&
    steps.length <= MOST_STEPS &&
    steps.every(isWayStep) &&
    (requestId === undefined || isShort(requestId)),
  exit: ({ code, signal }) => isNullOr(isNumber, code) && isNullOr(isShort, signal),
};

const checks = new Map(Object.entries(checksByType));

/** True for a message that our own worker code would have sent; anything else is dropped. */
export function isFromWorker(message: unknown): message is FromWorker {
  if (!isObject(message) || !isText(message['type'])) return false;
  return checks.get(message['type'])?.(message) === true;
}

export function isFromFrame(message: unknown): message is FromFrame {
  if (!isObject(message)) return false;
  const { type, worker, reason } = message;
  if (type === 'ready' || type === 'raced' || type === 'alive') return true;
  return isNumber(worker) && (type === 'said' || (type === 'failed' && isText(reason)));
}
