import { setTimeout as wait } from 'node:timers/promises';
import type { Job } from './job.ts';

export type Work = (to: string, attempt: number, signal: AbortSignal) => Promise<string>;

export interface Patience {
  readonly attempts: number;
  /** Before the second attempt; twice as long before each further one. */
  readonly backoffMs: number;
}

/** A failure that no further attempt will mend. */
export class Permanent extends Error {
  override readonly name = 'Permanent';
}

/** Works until the job has succeeded or failed, or until the deadline: then its status stays "running". */
export async function attemptJob(
  job: Job,
  work: Work,
  { attempts, backoffMs }: Patience,
  deadline: AbortSignal,
): Promise<void> {
  job.status = 'running';
  for (let attempt = 1; ; attempt += 1) {
    try {
      job.result = await work(job.to, attempt, deadline);
      job.status = 'succeeded';
      console.log(`${job.to}: succeeded after ${attempt}`);
      return;
    } catch (error) {
      if (deadline.aborted) return;
      if (attempt === attempts || error instanceof Permanent) {
        job.status = 'failed';
        console.error(`${job.to}: job ${job.id} failed after ${attempt}:`, error);
        return;
      }
      console.log(`${job.to}: attempt ${attempt} failed, retrying`);
    }
    // Cut short by the deadline, it lets the next attempt find out.
    const pause = wait(backoffMs * 2 ** (attempt - 1), undefined, { signal: deadline });
    await pause.catch(() => undefined);
  }
}
