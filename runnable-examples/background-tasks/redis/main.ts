import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
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
  // A job that takes longer goes back into the queue.
  setTimeout(() => process.exit(1), 10_000).unref();
  const closed = once(server, 'close');
  server.close();
  await worker.close();
  // A client that is stuck in its request, or has sent none, gets one more second.
  await Promise.race([closed, wait(1000, undefined, { ref: false })]);
  server.closeAllConnections();
  await queue.close();
  console.log('stopped');
}

const signals = ['SIGINT', 'SIGTERM'] as const;

/** Once: a second signal finds no handler, and ends the program without waiting. */
function stopOnce(): void {
  for (const signal of signals) process.off(signal, stopOnce);
  void stop();
}
for (const signal of signals) process.on(signal, stopOnce);
