import type { FromFrame, ToFrame } from './protocol.ts';

/** The script of the sandboxed frame: makes workers from the text that the page sends, and ends them. Nothing else. */

const workers = new Map<number, Worker>();
let scriptUrl: string | undefined;

function answer(message: FromFrame): void {
  parent.postMessage(message, '*');
}

function spawn(number: number, port: MessagePort | undefined): void {
  if (scriptUrl === undefined || port === undefined) return;
  const worker = new Worker(scriptUrl);
  workers.set(number, worker);
  worker.onerror = (event) => {
    answer({ type: 'failed', worker: number, reason: event.message });
  };
  worker.postMessage('port', [port]);
}

addEventListener('message', (event: MessageEvent<ToFrame>) => {
  // Only the page that made the frame may speak; what runs in the workers cannot reach this window.
  if (event.source !== parent) return;
  const message = event.data;
  switch (message.type) {
    case 'script':
      scriptUrl = URL.createObjectURL(new Blob([message.script], { type: 'text/javascript' }));
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
