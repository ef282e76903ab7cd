import { setTimeout as wait } from 'node:timers/promises';
import { UnrecoverableError, Worker, type Job } from 'bullmq';
import type { Mail } from './queue.ts';
import { QUEUE_NAME, connection, prefix } from './settings.ts';

/** Stands for a mail server with its moods, which are named in the address. */
async function deliver({ data: { to }, attemptsStarted }: Job<Mail>): Promise<string> {
  console.log(`${to}: start ${attemptsStarted}`);
  await wait(to.startsWith('slow@') ? 2000 : 100);
  // What `Permanent` was in the jobs of our own: no further attempt.
  if (to.startsWith('gone@')) throw new UnrecoverableError('smtp 550');
  if (to.startsWith('down@') || (to.startsWith('busy@') && attemptsStarted === 1)) {
    throw new Error('smtp 421');
  }
  return `delivered to ${to}`;
}

export function createWorker(): Worker<Mail, string> {
  const worker = new Worker<Mail, string>(QUEUE_NAME, deliver, {
    connection,
    prefix,
    concurrency: 2,
    // 30 seconds each unless told: how soon the jobs of a dead worker are noticed.
    lockDuration: 2000,
    stalledInterval: 1000,
  });
  worker.on('error', ({ message }) => console.error(`worker: ${message}`));
  worker.on('completed', ({ data }) => console.log(`${data.to}: completed`));
  worker.on('failed', (job, { message }) => {
    if (job) console.error(`${job.data.to}: ${message}`);
  });
  return worker;
}
