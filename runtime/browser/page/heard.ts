import type { WayStep } from '../../contract.ts';
import { LONGEST_CHUNK, LONGEST_OUTPUT, LONGEST_REASON, type FromFrame, type FromWorker } from '../protocol.ts';

/**
 * What a worker or the frame may say, field by field: a learner's program shares the worker, so each has a type, a range
 * and a length. What does not fit is dropped.
 */

/** Those of Linux. */
const SIGNAL =
  /^SIG(?:HUP|INT|QUIT|ILL|TRAP|ABRT|IOT|BUS|FPE|KILL|USR[12]|SEGV|PIPE|ALRM|TERM|CHLD|STKFLT|CONT|STOP|TSTP|TTIN|TTOU|URG|XCPU|XFSZ|VTALRM|PROF|WINCH|IO|POLL|PWR|SYS)$/;

type Fields = Record<string, unknown>;
type Check = (value: unknown) => boolean;

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}

/** No single text but what a program prints is as long as this. */
const LONGEST_TEXT = 20_000;
const MOST_HEADERS = 2_000;
const LONGEST_HEADERS = 300_000;
const MOST_STEPS = 2_000;
const MOST_PORTS = 1_000;
const MOST_FILES = 100_000;
const MOST_VARIABLES = 10_000;

const within =
  (least: number, most: number) =>
  (value: unknown): value is number =>
    typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;
const textUpTo =
  (most: number) =>
  (value: unknown): value is string =>
    typeof value === 'string' && value.length <= most;
const isListOf = (value: unknown, most: number, check: Check): boolean =>
  Array.isArray(value) && value.length <= most && value.every(check);
const oneOf =
  (...known: readonly string[]): Check =>
  (value) =>
    known.some((each) => each === value);
const orUndefined = (value: unknown, check: Check): boolean => value === undefined || check(value);
const orNull = (value: unknown, check: Check): boolean => value === null || check(value);

const isShort = textUpTo(LONGEST_TEXT);
const isReason = textUpTo(LONGEST_REASON);
const isNumber = within(0, Number.MAX_SAFE_INTEGER);
const isPort = within(1, 65_535);
const isStatus = within(100, 999);
const isCode = within(0, 255);
const isSignal = (value: unknown): boolean => typeof value === 'string' && SIGNAL.test(value);
const isBytes = (value: unknown): value is Uint8Array => value instanceof Uint8Array;
const isChunk = (value: unknown): boolean => isBytes(value) && value.length <= LONGEST_CHUNK;
const isTime = (value: unknown): boolean => typeof value === 'number' && value >= 0 && value <= 1e9;

function areHeaders(flat: unknown): boolean {
  if (!Array.isArray(flat) || flat.length > 2 * MOST_HEADERS || flat.length % 2 !== 0) return false;
  let letters = 0;
  for (const text of flat) {
    if (typeof text !== 'string') return false;
    letters += text.length;
  }
  return letters <= LONGEST_HEADERS;
}

const isHead = ({ number, status, reason, headers }: Fields): boolean =>
  isNumber(number) && isStatus(status) && isReason(reason) && areHeaders(headers);

const isStepKind = oneOf('middleware', 'router', 'route', 'error-handler');
const isOutcome = oneOf('passed', 'answered', 'failed', 'skipped', 'not-reached');

function isWayStep(value: unknown): value is WayStep {
  if (!isObject(value)) return false;
  const { kind, name, handler, depth, outcome, tookMs, error } = value;
  return (
    isStepKind(kind) &&
    isOutcome(outcome) &&
    isShort(name) &&
    isShort(handler) &&
    within(0, 1_000)(depth) &&
    orUndefined(tookMs, isTime) &&
    orUndefined(error, isShort)
  );
}

const isFile = (value: unknown): boolean =>
  Array.isArray(value) && value.length === 2 && isShort(value[0]) && isBytes(value[1]);

const areVariables = (value: unknown): boolean => {
  if (!isObject(value)) return false;
  const texts = Object.entries(value).flat();
  return texts.length <= 2 * MOST_VARIABLES && texts.every(textUpTo(1_000_000));
};

function isThreadWish(start: unknown): boolean {
  if (!isObject(start)) return false;
  const { id, name, port, files, folder, flags, env } = start;
  return (
    isNumber(id) &&
    isShort(name) &&
    port instanceof MessagePort &&
    isListOf(files, MOST_FILES, isFile) &&
    isShort(folder) &&
    isListOf(flags, 1_000, isShort) &&
    areVariables(env)
  );
}

const checksByType: { [Type in FromWorker['type']]: (message: Fields) => boolean } = {
  booted: () => true,
  warm: () => true,
  alive: () => true,
  flood: () => true,
  taken: ({ bytes }) => isNumber(bytes),
  'thread-wanted': ({ number, start }) => isNumber(number) && isThreadWish(start),
  'thread-unwanted': ({ number }) => isNumber(number),
  // One in the other would be a way to hide how much it is.
  several: ({ messages }) =>
    Array.isArray(messages) && messages.every((each) => isFromWorker(each) && each.type !== 'several'),
  ports: ({ ports }) => isListOf(ports, MOST_PORTS, isPort),
  output: ({ stream, text, requestId }) =>
    (stream === 'stdout' || stream === 'stderr') && textUpTo(LONGEST_OUTPUT)(text) && orUndefined(requestId, isShort),
  head: isHead,
  answer: (message) => isHead(message) && orUndefined(message['bytes'], isChunk),
  chunk: ({ number, bytes }) => isNumber(number) && isChunk(bytes),
  end: ({ number }) => isNumber(number),
  failed: ({ number, why, reason }) =>
    isNumber(number) && oneOf('refused', 'cut', 'bad-request', 'too-large')(why) && isReason(reason),
  way: ({ steps, requestId }) => isListOf(steps, MOST_STEPS, isWayStep) && orUndefined(requestId, isShort),
  exit: ({ code, signal }) => orNull(code, isCode) && orNull(signal, isSignal) && (code === null) !== (signal === null),
};

const checks = new Map(Object.entries(checksByType));

/** True for a message that our own worker code would have sent; anything else is dropped. */
export function isFromWorker(message: unknown): message is FromWorker {
  if (!isObject(message) || typeof message['type'] !== 'string') return false;
  return checks.get(message['type'])?.(message) === true;
}

export function isFromFrame(message: unknown): message is FromFrame {
  if (!isObject(message)) return false;
  const { type, worker, reason } = message;
  if (type === 'ready' || type === 'raced' || type === 'alive') return true;
  if (type === 'no-worker') return typeof message['isPolicy'] === 'boolean' && isReason(reason);
  return isNumber(worker) && (type === 'said' || (type === 'failed' && isReason(reason)));
}
