import { linesOfPiece, PIECE_END } from './pieces.ts';
import type { FromFrame, ToFrame } from './protocol.ts';

/** The script of the sandboxed frame: makes workers, gives them the text that the page sends, and ends them. Nothing else. */

/** A thread takes its time to start: one that knows nothing yet always waits, and is given its script when it is wanted. */
const BARE =
  "addEventListener('message',({data})=>{const run=eval,main=data.pop(),values=data.map(each=>run(each));run(main)(values)},{once:true})";
const NEXT_AFTER_MS = 100;

const address = URL.createObjectURL(new Blob([BARE], { type: 'text/javascript' }));
const workers = new Map<number, Worker>();
let bare: Worker | undefined = new Worker(address);
let pieces: readonly string[] | undefined;

/** Each with the lines of the whole, and under the worker's own address: so it knows itself in a stack trace. */
function piecesFrom(script: string): readonly string[] {
  let linesBefore = 0;
  return script.split(PIECE_END).map((piece) => {
    const placed = `${'\n'.repeat(linesBefore)}${piece}\n//# sourceURL=${address}`;
    linesBefore += linesOfPiece(piece);
    return placed;
  });
}

function answer(message: FromFrame): void {
  parent.postMessage(message, '*');
}

function spawn(number: number, port: MessagePort | undefined): void {
  if (pieces === undefined || port === undefined) return;
  const worker = bare ?? new Worker(address);
  bare = undefined;
  workers.set(number, worker);
  worker.onerror = (event) => {
    answer({ type: 'failed', worker: number, reason: event.message });
  };
  worker.postMessage(pieces);
  worker.postMessage('port', [port]);
  // Not at once: its start would take time from the one that somebody waits for.
  setTimeout(() => {
    bare ??= new Worker(address);
  }, NEXT_AFTER_MS);
}

addEventListener('message', (event: MessageEvent<ToFrame>) => {
  // Only the page that made the frame may speak; what runs in the workers cannot reach this window.
  if (event.source !== parent) return;
  const message = event.data;
  switch (message.type) {
    case 'script':
      pieces = piecesFrom(message.script);
      break;
    case 'spawn':
      spawn(message.worker, event.ports[0]);
      break;
    case 'ping':
      answer({ type: 'alive' });
      break;
    case 'end':
      workers.get(message.worker)?.terminate();
      workers.delete(message.worker);
  }
});

answer({ type: 'ready' });
