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
  /** A name of this start of the program that nobody else knows. */
  readonly program: string;
  readonly flags: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/** What a thread is given by the page, which alone may choose it. */
export type ThreadSupplies = Pick<ThreadStart, 'parts' | 'packages' | 'program'>;
/** What it is given by who starts it. */
export type ThreadWish = Omit<ThreadStart, keyof ThreadSupplies>;

/** All threads of a program together: against one that starts them without end. */
export const MOST_THREADS = 16;
export const TOO_MANY_THREADS = `this page runs at most ${String(MOST_THREADS)} threads at once`;

/**
 * What a message weighs: so much for itself, for each value in it, each letter and each byte. No more than a window may
 * be under way until the page gives credit for it.
 */
export const WEIGHT_OF = { message: 2_000, value: 24 } as const;
export const WINDOW = 8_000_000;
/** A program that ends says at once what still waits. */
export const LAST_WORDS = 2 * WINDOW;
/** Of one message; the files of a thread are all in one, and count by themselves. */
export const HEAVIEST = { message: 1_600_000, thread: 64_000_000 } as const;
export const MOST_DEEP = 6;
/** Longer pieces of a body or of what is printed are cut. */
export const LONGEST_CHUNK = 1_000_000;
export const LONGEST_OUTPUT = 65_536;
/** So is a reason. */
export const LONGEST_REASON = 1_000;

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
      readonly program: string;
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
  | { readonly type: 'ping' }
  /** So much of what was under way has been read. */
  | { readonly type: 'credit'; readonly weight: number };

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
  | { readonly type: 'thread-wanted'; readonly number: number; readonly start: ThreadWish }
  | { readonly type: 'thread-unwanted'; readonly number: number }
  /** So many bytes does it count as taken now. */
  | { readonly type: 'taken'; readonly bytes: number }
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
  /** It cannot make workers: a policy forbids them, or the browser says so in its own words. */
  | { readonly type: 'no-worker'; readonly isPolicy: boolean; readonly reason: string }
  | { readonly type: 'raced' }
  | { readonly type: 'alive' }
  /** By a worker, and so anything. */
  | { readonly type: 'said'; readonly worker: number; readonly message: unknown }
  | { readonly type: 'failed'; readonly worker: number; readonly reason: string };
