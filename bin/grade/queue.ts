/** Lets workers grade, on this machine or on others: the same verdicts in the same journal. */
import { setTimeout as wait } from 'node:timers/promises';
import { Queue, type Job } from 'bullmq';
import { say } from '../language.ts';
import type { GradedCourse } from './results/result.ts';
import type { Fault, GradeOptions } from './machine/here.ts';
import { complainOnce, demandRedis, jobId, jobResult, queueName, type JobData, type JobResult } from './queue/jobs.ts';
import type { Waiting } from './verdict/run.ts';

export { lockWorker, workFrom } from './queue/worker.ts';

const LOOK_EVERY_MS = 250;
/** What is not there any more is put there again, such as where Redis was started anew. */
const AGAIN_EVERY_MS = 15_000;
const AT_ONCE = 200;

function dataFrom({ assignment, ...rest }: Waiting): JobData {
  return { ...rest, assignment: assignment.id };
}

export interface QueueOptions extends Pick<GradeOptions, 'journal' | 'pace' | 'isEnding'> {
  readonly url: string;
  readonly root: string;
}

/** What became of a job that is over: where it failed, it has no result. */
function outcomeOf({ returnvalue, failedReason }: Job): JobResult {
  return jobResult.safeParse(returnvalue).data ?? { fault: failedReason };
}

/** @returns those that no worker could grade, each with our fault */
export async function gradeByQueue(
  course: GradedCourse,
  waiting: readonly Waiting[],
  { url, root, journal, pace, isEnding }: QueueOptions,
): Promise<readonly Fault[]> {
  await demandRedis(url);
  const queue = new Queue<JobData, unknown>(queueName(root, course), {
    connection: { url },
    defaultJobOptions: { attempts: 1, removeOnComplete: false, removeOnFail: false },
  });
  queue.on('error', complainOnce());
  const left = new Map(waiting.map((each) => [jobId(each), each]));
  const faults: Fault[] = [];
  const put = async (): Promise<void> => {
    const all = [...left];
    for (let at = 0; at < all.length; at += AT_ONCE)
      await queue.addBulk(
        all.slice(at, at + AT_ONCE).map(([id, each]) => ({ name: 'grade', data: dataFrom(each), opts: { jobId: id } })),
      );
  };
  const take = async (job: Job): Promise<void> => {
    const each = left.get(job.id ?? '');
    if (each === undefined) return;
    const outcome = outcomeOf(job);
    // In the journal before it leaves the queue: killed in between, the next run finds it in both.
    if ('record' in outcome) {
      journal.append(outcome.record);
      pace.count(each.name, outcome.tookMs);
    } else faults.push({ waiting: each, fault: outcome.fault });
    left.delete(job.id ?? '');
    pace.pause(each.name);
    await job.remove();
  };
  const look = async (): Promise<void> => {
    for (const job of await queue.getJobs(['active'], 0, AT_ONCE)) {
      const each = left.get(job.id ?? '');
      if (each !== undefined) pace.begin(each.name);
    }
    for (let at = 0; ; at += AT_ONCE) {
      const over = await queue.getJobs(['completed', 'failed'], at, at + AT_ONCE - 1, true);
      for (const job of over) await take(job);
      if (over.length < AT_ONCE) return;
    }
  };
  let hasTold = false;
  let putAt = Number.NEGATIVE_INFINITY;
  while (left.size > 0 && !isEnding()) {
    if (performance.now() - putAt > AGAIN_EVERY_MS) {
      await put();
      putAt = performance.now();
      if (!hasTold && (await queue.getWorkersCount()) === 0) {
        hasTold = true;
        console.error(say('queue.no-worker'));
      }
    }
    await look();
    await wait(LOOK_EVERY_MS);
  }
  await queue.close();
  return faults;
}
