/** Takes submissions from the queue until it is ended. What it holds when it dies is given to another worker. */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'bullmq';
import type { Runtime } from '#runtime/contract.ts';
import { say } from '../../language.ts';
import { lockFirst, type JournalLock } from '../machine/lock.ts';
import type { GradedCourse } from '../results/result.ts';
import { graded, gradedAlone, type Waiting } from '../verdict/run.ts';
import { CommandProblem } from '../../problem.ts';
import { openGate } from './gate.ts';
import {
  complainOnce,
  demandRedis,
  jobData,
  LOCK_MS,
  MAX_STALLED,
  queueName,
  STALLED_EVERY_MS,
  type JobResult,
} from './jobs.ts';

const MAX_WORKERS_HERE = 64;

/** A place of its own on this machine, that a killed worker held before it, or nobody. */
export function lockWorker(): JournalLock {
  const places = Array.from({ length: MAX_WORKERS_HERE }, (_, index) =>
    join(tmpdir(), `express-notebook-worker-${process.getuid?.() ?? 0}-${index + 1}`),
  );
  const lock = lockFirst(places);
  if (lock === undefined) throw new CommandProblem(say('queue.many-workers', { count: MAX_WORKERS_HERE }));
  return lock;
}

export interface WorkOptions {
  readonly url: string;
  readonly root: string;
  readonly jobs: number;
  /** Aborted: it ends with what it has begun. */
  readonly ending: AbortSignal;
}

export async function workFrom(
  runtime: Runtime,
  course: GradedCourse,
  { url, root, jobs, ending }: WorkOptions,
): Promise<void> {
  await demandRedis(url);
  const gate = openGate();
  const work = async (data: unknown): Promise<JobResult> => {
    const { assignment: id, ...rest } = jobData.parse(data);
    const assignment = course.assignments.get(id);
    if (assignment === undefined) throw new Error(`This worker has no assignment "${id}".`);
    const waiting: Waiting = { ...rest, assignment };
    const outcome =
      (await gate.beside(() => graded(runtime, waiting))) ??
      (await gate.alone(() => gradedAlone(runtime, waiting, () => false)));
    return outcome ?? { fault: say('queue.not-tried') };
  };
  const worker = new Worker<unknown, JobResult>(queueName(root, course), ({ data }) => work(data), {
    connection: { url, maxRetriesPerRequest: null },
    concurrency: jobs,
    lockDuration: LOCK_MS,
    stalledInterval: STALLED_EVERY_MS,
    maxStalledCount: MAX_STALLED,
  });
  worker.on('error', complainOnce());
  worker.on('completed', (_, result) => {
    if ('record' in result)
      console.log(
        say('queue.graded', { submission: result.record.submission.slice(0, 12), ms: Math.round(result.tookMs) }),
      );
    else console.error(say('tell.fault-here', { fault: result.fault }));
  });
  await worker.waitUntilReady();
  console.log(say('queue.waiting', { jobs }));
  if (!ending.aborted) await new Promise((resolve) => ending.addEventListener('abort', resolve, { once: true }));
  await worker.close();
}
