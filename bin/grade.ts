/**
 * `npm run grade -- <folder of submissions> --out <folder>`: grades programs of people whom nobody knows. Killed at any
 * moment, the same command goes on. Exit code 0: it ran, whatever the marks. 1: it was called wrongly. 2: something is
 * left ungraded, by no fault of a learner.
 */
import { resolve } from 'node:path';
import { ContentProblem } from '#checker/catalogue.ts';
import { gradeClass } from './grade/class.ts';
import { readCourse } from './grade/course.ts';
import { openRuntime } from './grade/machine/here.ts';
import { agreedShield } from './grade/machine/shield.ts';
import { optionsFrom, type WorkerOptions } from './grade/options.ts';
import { lockWorker, workFrom } from './grade/queue.ts';
import { chooseLanguage, say } from './language.ts';
import { CommandProblem, endWithProblem } from './problem.ts';

const root = resolve(import.meta.dirname, '..');

/** Aborted by the first signal to end; by the second one the process ends as it is. */
function endingBySignal(): AbortSignal {
  const ending = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      ending.abort();
      console.error(say('grade.ending'));
    });
  }
  return ending.signal;
}

async function work({ worker: url, checks, jobs, isTrusted }: WorkerOptions): Promise<void> {
  const course = await readCourse(root, checks);
  const shield = agreedShield(isTrusted);
  using lock = lockWorker();
  await using open = await openRuntime(root, lock, shield);
  await workFrom(open.runtime, course, { url, root, jobs, ending: endingBySignal() });
}

async function main(): Promise<void> {
  chooseLanguage();
  const options = optionsFrom(process.argv.slice(2));
  if (options === undefined) {
    console.log(say('grade.usage'));
    return;
  }
  if ('worker' in options) {
    await work(options);
    return;
  }
  const isWhole = await gradeClass(root, options, endingBySignal());
  if (!isWhole) process.exitCode = 2;
}

await main().catch((error: unknown) => {
  if (error instanceof CommandProblem || error instanceof ContentProblem) {
    endWithProblem(error);
    return;
  }
  console.error(error);
  process.exitCode = 2;
});
