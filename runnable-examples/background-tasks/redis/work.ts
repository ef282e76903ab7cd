/** A process that only works: `node work.ts`, as often as you like, on as many machines as you like. */
import { createWorker } from './worker.ts';

const worker = createWorker();

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void worker.close());
}
