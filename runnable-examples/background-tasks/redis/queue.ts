import { Queue, type Job } from 'bullmq';
import { QUEUE_NAME, connection, prefix } from './settings.ts';

export interface Mail {
  readonly to: string;
}

export function createQueue(): Queue<Mail, string> {
  const queue = new Queue<Mail, string>(QUEUE_NAME, {
    // While Redis is away, a command fails. By default it waits, and is carried out in the end.
    connection: { ...connection, enableOfflineQueue: false },
    prefix,
    defaultJobOptions: {
      attempts: 3,
      backoff: { type: 'exponential', delay: 100 },
      removeOnComplete: { age: 3600 },
      removeOnFail: { age: 24 * 3600 },
    },
  });
  queue.on('error', ({ message }) => console.error(`queue: ${message}`));
  return queue;
}

/** What a client may read of a job. */
export async function viewOf(job: Job<Mail, string>): Promise<Record<string, unknown>> {
  const status = await job.getState();
  if (status === 'completed') return { id: job.id, status, result: job.returnvalue };
  if (status === 'failed')
    return { id: job.id, status, error: 'the mail was not delivered' };
  return { id: job.id, status };
}
