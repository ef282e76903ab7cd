/** A process that only works: `node work.ts`, as often as you like, on as many machines as you like. */
import { createWorker } from './worker.ts';

const worker = createWorker();

function stop(): void {
  // A job that takes longer goes back into the queue.
  setTimeout(() => process.exit(1), 10_000).unref();
  void worker.close();
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
