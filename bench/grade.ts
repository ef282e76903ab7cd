/**
 * `npm run bench:grade [-- --count 1000 --kills 20]`: grades generated submissions once undisturbed and once killed at
 * random moments, and prints whether both came to the same bytes, the rate and the memory.
 */
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { grade, gradeUnderKills, journalKeys, resultFiles } from '../e2e/support/crash.ts';
import { writeSubmissions } from '../e2e/support/submissions.ts';
import { watchMemory, type Memory } from './memory/memory.ts';

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '1000' },
    kills: { type: 'string', default: '20' },
    help: { type: 'boolean', short: 'h', default: false },
  },
});
if (values.help) {
  console.log(
    'npm run bench:grade   grades made-up submissions undisturbed and under kills: the same bytes, the rate, the memory',
  );
  console.log('  --count 1000        how many submissions');
  console.log('  --kills 20          how often the grader is killed');
  process.exit(0);
}
const [count, kills] = [Number(values.count), Number(values.kills)];
const folder = mkdtempSync(join(tmpdir(), 'express-notebook-bench-'));

try {
  const submissions = join(folder, 'in');
  const assignment = await writeSubmissions(submissions, count);
  const secret = join(folder, 'secret');
  writeFileSync(secret, 'a secret of at least thirty-two characters');
  const call = (out: string) => ({
    submissions,
    out: join(folder, out),
    options: ['--assignment', assignment, '--secret', secret],
  });
  const from = performance.now();
  let memory: Memory | undefined;
  let lastWords = '';
  const onStarted = (child: ChildProcess): void => {
    memory = watchMemory(child.pid ?? 0);
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (lastWords += text));
  };
  if ((await grade(call('calm'), { onStarted })) !== 0) throw new Error('The undisturbed run did not end well.');
  const minutes = (performance.now() - from) / 60_000;
  const perRun = (minutes * 60_000) / (kills + 1);
  const killed = await gradeUnderKills(call('killed'), kills, perRun);
  const keys = journalKeys(join(folder, 'killed'));
  const isSame = isDeepStrictEqual(resultFiles(join(folder, 'killed')), resultFiles(join(folder, 'calm')));
  const cores = availableParallelism();
  console.log(`${count} submissions on ${cores} × ${cpus()[0]?.model ?? 'unknown'}, ${new Date().toISOString()}`);
  console.log(`${(count / minutes).toFixed(0)} a minute, ${(count / minutes / cores).toFixed(0)} a minute and core`);
  console.log(
    `killed ${killed} times: ${isSame ? 'the same bytes' : 'OTHER BYTES'}, ${keys.length} lines, ${new Set(keys).size} keys`,
  );
  console.log(lastWords.trimEnd().split('\n').at(-1));
  const { grader = 0, withPrograms = 0 } = memory?.peakMB() ?? {};
  console.log(`peak memory: ${grader} MB of the grader, ${withPrograms} MB with all programs that it runs`);
  if (!isSame || keys.length !== count) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
