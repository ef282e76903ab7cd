import { once } from 'node:events';
import { attemptJob, type Patience, type Work } from './attempts.ts';
import { isOver, type Job } from './job.ts';

export interface Limits extends Patience {
  /** Jobs that are worked on at a time. */
  readonly concurrency: number;
  /** Jobs that may wait behind them. */
  readonly queueLength: number;
  /** How long a job can be asked for after its end. */
  readonly keepMs: number;
}

/** Accepts jobs, works on a few of them at a time, forgets old ones, and can be drained. */
export class Jobs {
  readonly #jobs = new Map<string, Job>();
  readonly #waiting: Job[] = [];
  readonly #running = new Set<Promise<void>>();
  readonly #deadline = new AbortController();
  readonly #work: Work;
  readonly #limits: Limits;
  isDraining = false;

  constructor(work: Work, limits: Limits) {
    this.#work = work;
    this.#limits = limits;
  }

  find(id: string): Job | undefined {
    return this.#jobs.get(id);
  }

  get isFull(): boolean {
    const { concurrency, queueLength } = this.#limits;
    return this.#running.size >= concurrency && this.#waiting.length >= queueLength;
  }

  add(id: string, to: string): Job {
    const job: Job = { id, to, status: 'queued' };
    this.#jobs.set(id, job);
    this.#waiting.push(job);
    this.#startNext();
    return job;
  }

  /** Finishes what was accepted. Resolves with the number of jobs for which there was no time. */
  async drain(deadlineMs: number): Promise<number> {
    this.isDraining = true;
    const timer = setTimeout(() => this.#deadline.abort(), deadlineMs);
    // Work may ignore the deadline. Nobody waits for it any longer.
    await Promise.race([this.#idle(), once(this.#deadline.signal, 'abort')]);
    clearTimeout(timer);
    return [...this.#jobs.values()].filter((job) => !isOver(job)).length;
  }

  async #idle(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running);
  }

  #startNext(): void {
    if (this.#running.size >= this.#limits.concurrency) return;
    if (this.#deadline.signal.aborted) return;
    const job = this.#waiting.shift();
    if (!job) return;
    const run = this.#run(job).finally(() => {
      this.#running.delete(run);
      this.#startNext();
    });
    this.#running.add(run);
  }

  async #run(job: Job): Promise<void> {
    await attemptJob(job, this.#work, this.#limits, this.#deadline.signal);
    setTimeout(() => this.#jobs.delete(job.id), this.#limits.keepMs).unref();
  }
}
