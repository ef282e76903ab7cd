import { createApp } from './app.ts';
import { Jobs } from './jobs.ts';
import { deliver } from './mail-server.ts';
import { settings } from './settings.ts';

const jobs = new Jobs(deliver, {
  concurrency: 2,
  queueLength: 2,
  attempts: 3,
  backoffMs: 100,
  keepMs: settings.KEEP_MS,
});

const server = createApp(jobs).listen(3000, (error) => {
  if (error) throw error;
  console.log('Listening on http://localhost:3000');
});

async function stop(): Promise<void> {
  const lost = await jobs.drain(settings.DRAIN_MS);
  console.log(lost === 0 ? 'drained' : `deadline: ${lost} jobs lost`);
  process.exitCode = lost === 0 ? 0 : 1;
  server.close();
  // A client that is stuck in its request, or work that ignores the deadline, gets one more second.
  setTimeout(() => process.exit(), 1000).unref();
}

const signals = ['SIGINT', 'SIGTERM'] as const;

/** Once: a second signal finds no handler, and ends the program without waiting. */
function stopOnce(): void {
  for (const signal of signals) process.off(signal, stopOnce);
  void stop();
}
for (const signal of signals) process.on(signal, stopOnce);
