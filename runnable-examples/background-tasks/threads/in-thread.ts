import { Worker } from 'node:worker_threads';

export interface Computation {
  readonly ms: number;
  readonly fails: boolean;
}

/** Starts a thread, and resolves with its message. */
export function computeInThread(workerData: Computation): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL('./compute.ts', import.meta.url), { workerData });
    thread.once('message', resolve);
    thread.once('error', reject);
    thread.once('exit', (code) => reject(new Error(`the thread ended with ${code}`)));
  });
}
