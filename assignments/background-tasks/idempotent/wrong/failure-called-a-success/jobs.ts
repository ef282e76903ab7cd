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
  readonly #byKey = new Map<string, Job>();
  readonly #waiting: Job[] = [];
  readonly #deliver: Deliver;
  readonly #limits: Limits;
  #running = 0;

  constructor(deliver: Deliver, limits: Limits) {
    this.#deliver = deliver;
    this.#limits = limits;
  }

  find(id: string): Job | undefined {
    return this.#byId.get(id);
  }

  add(to: string, key: string | undefined): Job {
    const known = key === undefined ? undefined : this.#byKey.get(key);
    if (known && known.to !== to) throw new KeyReused();
    if (known) return known;
    const job: Job = { id: randomUUID(), to, status: 'queued' };
    this.#byId.set(job.id, job);
    if (key !== undefined) this.#byKey.set(key, job);
    this.#waiting.push(job);
    this.#startNext();
    return job;
  }

  #startNext(): void {
    if (this.#running >= this.#limits.concurrency) return;
    const job = this.#waiting.shift();
    if (job) void this.#run(job);
  }

  async #run(job: Job): Promise<void> {
    this.#running += 1;
    job.status = 'running';
    try {
      await this.#deliver(job.to);
      job.status = 'succeeded';
    } catch (error) {
      console.error(`mail ${job.id} failed:`, error);
      job.status = 'succeeded';
    }
    this.#running -= 1;
    this.#startNext();
  }
}
