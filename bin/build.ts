/**
 * `npm run build [-- --checks <folder>]`: records every example in Node, then lets Astro make the site in `dist/`. With a
 * folder of private checks it proves that nothing of them is in there; where something is, `dist/` is removed.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { filesIn } from '#checker/catalogue.ts';
import { markBuilt } from './built.ts';
import { leaksOf } from './leaks.ts';
import { CommandProblem, endWithProblem, parsedOr } from './problem.ts';

const root = resolve(import.meta.dirname, '..');
const usage = 'npm run build [-- --checks <folder of private assignments>]';
const astro = join(dirname(createRequire(import.meta.url).resolve('astro/package.json')), 'bin/astro.mjs');

/** Ends this process where the step fails: its own message is already on the screen. */
function step(...args: string[]): void {
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

function proveNothingLeaked(checks: string): void {
  const open = ['assignments', 'checker', 'lessons', 'runnable-examples', 'runtime', 'site'];
  const texts = open.flatMap((room) => Object.values(filesIn(join(root, room))));
  const dist = join(root, 'dist');
  const leaks = leaksOf(checks, dist, texts);
  if (leaks.length === 0) {
    console.log(`nothing of ${checks} is in dist/`);
    return;
  }
  for (const { file, from, piece } of leaks.slice(0, 20))
    console.error(`${relative(root, file)} holds a piece of ${from}: ${piece}`);
  rmSync(dist, { recursive: true });
  console.error('dist/ was removed: private checks were in it.');
  process.exit(1);
}

function main(): void {
  const { values } = parsedOr(usage, () => parseArgs({ options: { checks: { type: 'string' } } }));
  if (values.checks !== undefined && !existsSync(join(values.checks, 'assignments')))
    throw new CommandProblem(`--checks ${values.checks}: there is no folder assignments/ in it. See TEACHING.md.`);
  step('bin/record.ts');
  step(astro, 'build');
  if (values.checks !== undefined) proveNothingLeaked(resolve(values.checks));
  markBuilt();
}

try {
  main();
} catch (error) {
  endWithProblem(error);
}
