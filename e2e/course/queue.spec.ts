/** `grade --queue`: many workers, on one machine or on many, come to what one grader comes to. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import { grade, journalKeys, resultFiles } from '../support/crash.ts';
import { root } from '../support/root.ts';
import { writeSubmissions } from '../support/submissions.ts';

const url = process.env['REDIS_URL'] ?? '';
const COUNT = 24;
const WORKERS = 3;

interface RunningWorker {
  readonly child: ChildProcess;
  readonly printed: () => string;
}

/** One that says that it waits for submissions. */
async function startWorker(): Promise<RunningWorker> {
  const child = spawn(process.execPath, [join(root, 'bin/grade.ts'), '--worker', url, '--jobs', '1'], { cwd: root });
  let printed = '';
  const ready = Promise.withResolvers<undefined>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
      if (printed.includes('waiting for submissions')) ready.resolve(undefined);
    });
  }
  child.once('exit', () => ready.reject(new Error(`The worker ended: ${printed}`)));
  await ready.promise;
  return { child, printed: () => printed };
}

async function end({ child }: RunningWorker, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
}

test('grade › three workers, two of them killed in the middle of their work, come to the same bytes as one machine', async () => {
  test.skip(url === '', 'Needs a Redis: node bin/with-redis.ts.');
  test.setTimeout(600_000);
  const folder = mkdtempSync(join(tmpdir(), 'express-notebook-queue-'));
  const submissions = join(folder, 'in');
  const assignment = await writeSubmissions(submissions, COUNT);
  const secret = join(folder, 'secret');
  writeFileSync(secret, 'a secret of at least thirty-two characters');
  const options = ['--assignment', assignment, '--secret', secret];
  const workers: RunningWorker[] = [];
  try {
    const calm = { submissions, out: join(folder, 'calm'), options };
    expect(await grade(calm)).toBe(0);
    for (let i = 0; i < WORKERS; i += 1) workers.push(await startWorker());
    const queued = { submissions, out: join(folder, 'queued'), options: [...options, '--queue', url] };
    const grading = grade(queued);
    const [first, second, third] = workers;
    if (first === undefined || second === undefined || third === undefined) throw new Error('Three were started.');
    for (const victim of [first, second]) {
      // While it holds one: it has graded one since, and the queue is not empty yet.
      const before = victim.printed().length;
      await expect.poll(() => victim.printed().length, { timeout: 120_000 }).toBeGreaterThan(before);
      await wait(Math.random() * 300);
      await end(victim, 'SIGKILL');
    }
    expect(await grading).toBe(0);
    expect(resultFiles(queued.out)).toEqual(resultFiles(calm.out));
    const keys = journalKeys(queued.out);
    expect([keys.length, new Set(keys).size]).toEqual([COUNT, COUNT]);
    // All three had a part in it, and the last one ends by itself when it is asked to.
    for (const { printed } of workers) expect(printed()).toMatch(/^graded /m);
    await end(third, 'SIGTERM');
    expect(third.child.exitCode).toBe(0);
  } finally {
    for (const worker of workers) await end(worker, 'SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  }
});
