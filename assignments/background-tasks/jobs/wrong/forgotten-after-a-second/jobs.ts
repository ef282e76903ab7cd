import { randomUUID } from 'node:crypto';
import { writeReport } from './work.ts';

interface Job {
  readonly id: string;
  status: 'running' | 'succeeded' | 'failed';
  result?: string;
  error?: string;
}

const jobs = new Map<string, Job>();

export function findJob(id: string): Job | undefined {
  return jobs.get(id);
}

async function run(job: Job, topic: string, pages: number): Promise<void> {
  try {
    job.result = await writeReport(topic, pages);
    job.status = 'succeeded';
  } catch (error) {
    console.error(`report ${job.id} failed: ${String(error)}`);
    job.error = 'the report was not written';
    job.status = 'failed';
  }
}

/** Does not wait for the work: `run` handles its own errors. */
export function startJob(topic: string, pages: number): Job {
  const job: Job = { id: randomUUID(), status: 'running' };
  jobs.set(job.id, job);
  void run(job, topic, pages).finally(() => setTimeout(() => jobs.delete(job.id), 1_000));
  return job;
}
