/** Runs in a thread of its own: it has an event loop of its own to block. */
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';

const { ms, fails } = z.object({ ms: z.number(), fails: z.boolean() }).parse(workerData);

const end = performance.now() + ms;
let x = 0.5;
let steps = 0;
while (performance.now() < end) {
  x = Math.sin(x) + 0.5;
  steps += 1;
}
if (fails) throw new Error('the model is broken');
parentPort?.postMessage({ steps });
