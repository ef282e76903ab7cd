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

// TODO: return the job at once, and work behind it.
export async function startJob(topic: string, pages: number): Promise<Job> {
  const result = await writeReport(topic, pages);
  const job: Job = { id: randomUUID(), status: 'succeeded', result };
  jobs.set(job.id, job);
  return job;
}
