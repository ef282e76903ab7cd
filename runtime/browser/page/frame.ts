import { linesOfPiece, PIECE_END } from '../pieces.ts';
import { LONGEST_REASON, type FromFrame, type ToFrame } from '../protocol.ts';

/** The script of the sandboxed frame: makes workers, gives them the text that the page sends, and ends them. Nothing else. */

/** All that a new worker knows: it takes the pieces of its script, and runs what they make when it is told to boot. */
function waitForScript(): void {
  const run = eval;
  let main: unknown;
  let values: readonly unknown[] = [];
  addEventListener('message', function hear({ data }: MessageEvent<readonly string[] | 'boot'>) {
    if (data !== 'boot') {
      values = data.slice(0, -1).map((piece): unknown => run(piece));
      main = run(data.at(-1) ?? '');
      return;
    }
    removeEventListener('message', hear);
    if (typeof main === 'function') Reflect.apply(main, undefined, [values]);
  });
}

/** A thread takes its time to start: one that knows nothing yet waits, or has read its script where there was time. */
interface NextWorker {
  readonly worker: Worker;
  hasRead: boolean;
}
const NEXT_AFTER_MS = 100;
const POLICY_TOLD_WITHIN_MS = 300;

const address = URL.createObjectURL(new Blob([`(${String(waitForScript)})()`], { type: 'text/javascript' }));
const workers = new Map<number, Worker>();
let next: NextWorker | undefined;
let pieces: readonly string[] | undefined;

function noWorker(reason: string, isPolicy: boolean): void {
  answer({ type: 'no-worker', isPolicy, reason: reason.slice(0, LONGEST_REASON) });
}

// By the policy of the host, beside the frame's own: some browsers only tell it here.
addEventListener('securitypolicyviolation', ({ effectiveDirective, originalPolicy }) => {
  if (/^(worker|child)-src/.test(effectiveDirective)) noWorker(originalPolicy, true);
});

function newWorker(): NextWorker | undefined {
  try {
    return { worker: new Worker(address), hasRead: false };
  } catch (error) {
    // Where a policy forbids it, that is told a moment later.
    setTimeout(() => noWorker(String(error), false), POLICY_TOLD_WITHIN_MS);
    return undefined;
  }
}

/** Each with the lines of the whole, and under the worker's own address: so it knows itself in a stack trace. */
function piecesFrom(script: string): readonly string[] {
  let linesBefore = 0;
  return script.split(PIECE_END).map((piece) => {
    const placed = `${'\n'.repeat(linesBefore)}${piece}\n//# sourceURL=${address}`;
    linesBefore += linesOfPiece(piece);
    return placed;
  });
}

/** Around this frame is one that runs nothing, and around that the page. */
const page = parent.parent;

function answer(message: FromFrame, transfer: Transferable[] = []): void {
  page.postMessage(message, '*', transfer);
}

function read(wanted: NextWorker): void {
  if (pieces === undefined || wanted.hasRead) return;
  wanted.hasRead = true;
  wanted.worker.postMessage(pieces);
}

function spawn(number: number, port: MessagePort | undefined): void {
  if (pieces === undefined) return;
  const taken = next ?? newWorker();
  if (taken === undefined) return;
  const { worker } = taken;
  next = undefined;
  workers.set(number, worker);
  worker.onerror = (event) => {
    // Else the console says it as an error of the page.
    event.preventDefault();
    // By the program, and as long as it likes.
    answer({ type: 'failed', worker: number, reason: event.message.slice(0, LONGEST_REASON) });
  };
  read(taken);
  worker.postMessage('boot');
  if (port === undefined) {
    worker.onmessage = (event: MessageEvent<unknown>) => {
      relay(number, event);
    };
  }
  worker.postMessage('begin', port === undefined ? [] : [port]);
  // Not at once: its start would take time from the one that somebody waits for.
  setTimeout(() => {
    next ??= newWorker();
  }, NEXT_AFTER_MS);
}

function relay(worker: number, { data, ports }: MessageEvent<unknown>): void {
  try {
    answer({ type: 'said', worker, message: data }, [...ports]);
  } catch {
    // What cannot be sent on is nothing that our own code says; the page counts it.
    answer({ type: 'said', worker, message: undefined });
  }
}

addEventListener('message', (event: MessageEvent<ToFrame>) => {
  // Only the page that made the frame may speak; what runs in the workers cannot reach this window.
  if (event.source !== page) return;
  const message = event.data;
  switch (message.type) {
    case 'script':
      pieces = piecesFrom(message.script);
      break;
    case 'race':
      event.ports[0]?.postMessage(0);
      answer({ type: 'raced' });
      break;
    case 'spawn':
      spawn(message.worker, event.ports[0]);
      break;
    case 'say':
      workers.get(message.worker)?.postMessage(message.message, [...event.ports]);
      break;
    case 'read-ahead':
      next ??= newWorker();
      if (next !== undefined) read(next);
      break;
    case 'ping':
      answer({ type: 'alive' });
      break;
    case 'end':
      workers.get(message.worker)?.terminate();
      workers.delete(message.worker);
  }
});

next = newWorker();
answer({ type: 'ready' });
