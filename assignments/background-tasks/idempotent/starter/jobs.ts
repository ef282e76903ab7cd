import { randomUUID } from 'node:crypto';

export interface Job {
  readonly id: string;
  readonly to: string;
  status: 'queued' | 'running' | 'succeeded' | 'failed';
}

export interface Limits {
  /** How many mails may be on their way at a time. */
  readonly concurrency: number;
}

/** A key must not be used for two different mails. */
export class KeyReused extends Error {
  override readonly name = 'KeyReused';
}

type Deliver = (to: string) => Promise<void>;

export class Jobs {
  readonly #byId = new Map<string, Job>();
  readonly #deliver: Deliver;

  // TODO: keep to the limit.
  constructor(deliver: Deliver, _limits: Limits) {
    this.#deliver = deliver;
  }

  find(id: string): Job | undefined {
    return this.#byId.get(id);
  }

  // TODO: the same key means the same job.
  add(to: string, _key: string | undefined): Job {
    const job: Job = { id: randomUUID(), to, status: 'running' };
    this.#byId.set(job.id, job);
    void this.#run(job);
    return job;
  }

  async #run(job: Job): Promise<void> {
    try {
      await this.#deliver(job.to);
      job.status = 'succeeded';
    } catch (error) {
      console.error(`mail ${job.id} failed:`, error);
      job.status = 'failed';
    }
  }
}
