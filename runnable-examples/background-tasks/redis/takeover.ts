/** Puts a job into the queue, kills the worker that works on it, and starts another one. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createQueue } from './queue.ts';

const queue = createQueue();
await queue.waitUntilReady();
await queue.add('welcome', { to: 'slow@example.com' });
await queue.close();

/** Starts a worker process, and ends it with the signal when it has printed that line. */
async function workUntil(
  name: string,
  line: RegExp,
  signal: NodeJS.Signals,
): Promise<void> {
  const worker = spawn(process.execPath, [join(import.meta.dirname, 'work.ts')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const printed of createInterface({ input: worker.stdout })) {
    console.log(`${name}: ${printed}`);
    if (line.test(printed)) worker.kill(signal);
  }
  if (worker.exitCode === null && worker.signalCode === null) await once(worker, 'exit');
  console.log(`${name}: ended with ${worker.signalCode ?? worker.exitCode}`);
}

await workUntil('first worker', /start/, 'SIGKILL');
await workUntil('second worker', /completed/, 'SIGTERM');
