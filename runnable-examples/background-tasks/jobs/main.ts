import { z } from 'zod';
import { createApp } from './app.ts';
import { Jobs } from './jobs.ts';
import { deliver } from './mail-server.ts';

const milliseconds = z.string().regex(/^\d+$/).transform(Number);
const { DRAIN_MS, KEEP_MS } = z
  .object({
    DRAIN_MS: milliseconds.default(10_000),
    KEEP_MS: milliseconds.default(60_000),
  })
  .parse(process.env);

const jobs = new Jobs(deliver, {
  concurrency: 2,
  queueLength: 2,
  attempts: 3,
  backoffMs: 100,
  keepMs: KEEP_MS,
});

const server = createApp(jobs).listen(3000, (error) => {
  if (error) throw error;
  console.log('Listening on http://localhost:3000');
});

async function stop(): Promise<void> {
  const lost = await jobs.drain(DRAIN_MS);
  console.log(lost === 0 ? 'drained' : `deadline: ${lost} jobs lost`);
  process.exitCode = lost === 0 ? 0 : 1;
  server.close();
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void stop());
}
