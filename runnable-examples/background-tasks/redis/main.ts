import { createApp } from './app.ts';
import { createQueue } from './queue.ts';
import { createWorker } from './worker.ts';

const queue = createQueue();
const worker = createWorker();

const server = createApp(queue).listen(3000, (error) => {
  if (error) throw error;
  console.log('Listening on http://localhost:3000');
});

async function stop(): Promise<void> {
  // A job that takes longer goes back into the queue, and a stuck client is cut off.
  setTimeout(() => process.exit(1), 10_000).unref();
  server.close();
  await worker.close();
  await queue.close();
  console.log('stopped');
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void stop());
}
