import type { Disk, ExampleFiles, HeaderList, SignalName, WayStep } from '../contract.ts';

/** What page and worker say to each other over their MessagePort. */

/** From the page to the worker. */
export type ToWorker =
  | {
      readonly type: 'run';
      readonly files: ExampleFiles;
      readonly disk: Disk;
      /** The scripts of the fetched packages that the files name. */
      readonly packages: readonly string[];
      /** The script of the extras, where the files or the disk need them. */
      readonly extras: string | undefined;
      readonly entry: string;
      readonly flags: readonly string[];
      /** Whether the way of each request is wanted. */
      readonly tellsWay: boolean;
      readonly env: Readonly<Record<string, string>>;
      readonly args: readonly string[];
      readonly outputLimit: number;
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
    }
  | { readonly type: 'abort'; readonly number: number }
  | { readonly type: 'signal'; readonly name: SignalName }
  | { readonly type: 'ping' };

/** From the worker to the page. A learner's program shares the worker, so the page believes none of it unread. */
export type FromWorker =
  | { readonly type: 'booted' }
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
      readonly headers: HeaderList;
    }
  | { readonly type: 'chunk'; readonly number: number; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly type: 'end'; readonly number: number }
  | {
      readonly type: 'failed';
      readonly number: number;
      readonly why: 'refused' | 'cut' | 'bad-request';
      readonly reason: string;
    }
  | { readonly type: 'exit'; readonly code: number | null; readonly signal: string | null }
  | { readonly type: 'way'; readonly steps: readonly WayStep[]; readonly requestId: string | undefined }
  | { readonly type: 'flood' }
  | { readonly type: 'several'; readonly messages: readonly FromWorker[] };

/** What the page says to the frame: make a worker from this script, and end it. */
export type ToFrame =
  | { readonly type: 'script'; readonly script: string }
  | { readonly type: 'spawn'; readonly worker: number }
  | { readonly type: 'end'; readonly worker: number };

export type FromFrame =
  { readonly type: 'ready' } | { readonly type: 'failed'; readonly worker: number; readonly reason: string };

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

const isNumber = (value: unknown): value is number => typeof value === 'number';
const isText = (value: unknown): value is string => typeof value === 'string';
const isNullOr = (check: (value: unknown) => boolean, value: unknown): boolean => value === null || check(value);

function isHeaderList(value: unknown): value is HeaderList {
  return (
    Array.isArray(value) &&
    value.every((pair) => Array.isArray(pair) && pair.length === 2 && isText(pair[0]) && isText(pair[1]))
  );
}

const STEP_KINDS = ['middleware', 'router', 'route', 'error-handler'];
const OUTCOMES = ['passed', 'answered', 'failed', 'skipped', 'not-reached'];

function isWayStep(value: unknown): value is WayStep {
  if (!isObject(value)) return false;
  const { kind, name, handler, depth, outcome, tookMs, error } = value;
  return (
    STEP_KINDS.some((known) => known === kind) &&
    OUTCOMES.some((known) => known === outcome) &&
    isText(name) &&
    isText(handler) &&
    isNumber(depth) &&
    (tookMs === undefined || isNumber(tookMs)) &&
    (error === undefined || isText(error))
  );
}

const checks: { [Type in FromWorker['type']]: (message: Record<string, unknown>) => boolean } = {
  booted: () => true,
  alive: () => true,
  flood: () => true,
  several: ({ messages }) => Array.isArray(messages) && messages.every(isFromWorker),
  ports: ({ ports }) => Array.isArray(ports) && ports.length < 1000 && ports.every(isNumber),
  output: ({ stream, text, requestId }) =>
    (stream === 'stdout' || stream === 'stderr') && isText(text) && (requestId === undefined || isText(requestId)),
  head: ({ number, status, reason, headers }) =>
    isNumber(number) && isNumber(status) && isText(reason) && isHeaderList(headers),
  chunk: ({ number, bytes }) => isNumber(number) && bytes instanceof Uint8Array,
  end: ({ number }) => isNumber(number),
  failed: ({ number, why, reason }) =>
    isNumber(number) && (why === 'refused' || why === 'cut' || why === 'bad-request') && isText(reason),
  way: ({ steps, requestId }) =>
    Array.isArray(steps) && steps.every(isWayStep) && (requestId === undefined || isText(requestId)),
  exit: ({ code, signal }) => isNullOr(isNumber, code) && isNullOr(isText, signal),
};

/** True for a message that our own worker code would have sent; anything else is dropped. */
export function isFromWorker(message: unknown): message is FromWorker {
  if (!isObject(message) || !isText(message['type']) || !Object.hasOwn(checks, message['type'])) return false;
  return Object.entries(checks).some(([type, check]) => type === message['type'] && check(message));
}

export function isFromFrame(message: unknown): message is FromFrame {
  if (!isObject(message)) return false;
  if (message['type'] === 'ready') return true;
  return message['type'] === 'failed' && isNumber(message['worker']) && isText(message['reason']);
}
