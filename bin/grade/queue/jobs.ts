/** What goes through the queue: a submission to a worker, and what became of it back. */
import { createHash } from 'node:crypto';
import { Redis } from 'ioredis';
import { z } from 'zod';
import { say } from '../../language.ts';
import { graderVersion } from '../course.ts';
import type { GradedCourse } from '../results/result.ts';
import { CommandProblem } from '../../problem.ts';
import { recordSchema } from '../verdict/record.ts';

export const jobData = z.object({
  key: z.string(),
  name: z.string(),
  assignment: z.string(),
  submission: z.string(),
  seed: z.string(),
  files: z.record(z.string(), z.string()),
});
export type JobData = z.infer<typeof jobData>;

export const jobResult = z.union([
  z.object({ record: recordSchema, tookMs: z.number() }),
  z.object({ fault: z.string() }),
]);
export type JobResult = z.infer<typeof jobResult>;

/** A worker with another grader, or with other checks, would come to other verdicts: it listens elsewhere. */
export function queueName(root: string, { assignments }: GradedCourse): string {
  const fingerprints = [...assignments.values()].map(({ fingerprint }) => fingerprint).sort();
  const version = createHash('sha256')
    .update([graderVersion(root), ...fingerprints].join('\n'))
    .digest('hex');
  return `express-notebook-grade-${version.slice(0, 16)}`;
}

/** The same submission with the same seed is one job, however often it is put there. */
export function jobId({ key, seed }: Pick<JobData, 'key' | 'seed'>): string {
  return createHash('sha256').update(`${key}\n${seed}`).digest('hex');
}

/** How soon what a dead worker held is given to another one. */
export const LOCK_MS = 10_000;
export const STALLED_EVERY_MS = 3_000;
/** A submission that takes so many workers with it is given to no further one. */
export const MAX_STALLED = 5;

/** While Redis is away, the same is said again and again. */
export function complainOnce(): (error: Error) => void {
  let last = '';
  return ({ message }) => {
    if (message !== last) console.error(say('queue.trouble', { message }));
    last = message;
  };
}

const ANSWERS_WITHIN_MS = 5_000;

/** @throws CommandProblem where no Redis answers: later on, one that is away for a while is waited for */
export async function demandRedis(url: string): Promise<void> {
  const redis = new Redis(url, {
    lazyConnect: true,
    connectTimeout: ANSWERS_WITHIN_MS,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  });
  let why = '';
  redis.on('error', ({ message }: Error) => (why ||= message));
  try {
    await redis.connect();
    await redis.ping();
  } catch (error) {
    const told = error instanceof Error ? error.message : '';
    // Without what may be a password in it.
    throw new CommandProblem(say('queue.no-redis', { host: new URL(url).host, why: why || told }));
  } finally {
    redis.disconnect();
  }
}
