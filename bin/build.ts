/**
 * `npm run build [-- --base /course/] [--out <folder>] [--checks <folder>]`: records every example in Node, then lets
 * Astro make the site in `dist/`, or in another folder, for a host that serves it at the base. With a folder of private
 * checks it proves that nothing of them is in there; where something is, what was built is removed.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { filesIn } from '#checker/catalogue.ts';
import { markBuilt } from './built.ts';
import { leaksOf } from './leaks.ts';
import { CommandProblem, endWithProblem, parsedOr } from './problem.ts';

const root = resolve(import.meta.dirname, '..');
const usage = 'npm run build [-- --base /course/] [--out <folder>] [--checks <folder of private assignments>]';

/** Ends this process where the step fails: its own message is already on the screen. */
function step(...args: string[]): void {
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

function proveNothingLeaked(checks: string, dist: string): void {
  const open = ['assignments', 'checker', 'lessons', 'runnable-examples', 'runtime', 'site'];
  const texts = open.flatMap((room) => Object.values(filesIn(join(root, room))));
  const leaks = leaksOf(checks, dist, texts);
  if (leaks.length === 0) {
    console.log(`nothing of ${checks} is in ${relative(root, dist)}/`);
    return;
  }
  for (const { file, from, piece } of leaks.slice(0, 20))
    console.error(`${relative(root, file)} holds a piece of ${from}: ${piece}`);
  rmSync(dist, { recursive: true });
  console.error(`${relative(root, dist)}/ was removed: private checks were in it.`);
  process.exit(1);
}

const options = { base: { type: 'string' }, out: { type: 'string' }, checks: { type: 'string' } } as const;

function main(): void {
  const { base, out, checks } = parsedOr(usage, () => parseArgs({ options })).values;
  if (checks !== undefined && !existsSync(join(checks, 'assignments')))
    throw new CommandProblem(`--checks ${checks}: there is no folder assignments/ in it. See TEACHING.md.`);
  if (base !== undefined && !/^\/([\w.~-]+\/)*$/.test(base))
    throw new CommandProblem(`--base ${base}: a base begins and ends with a slash, as /course/ does.`);
  const dist = resolve(out ?? join(root, 'dist'));
  // Astro empties the folder first.
  if (out !== undefined && existsSync(dist) && readdirSync(dist).length > 0 && !existsSync(join(dist, 'runtime')))
    throw new CommandProblem(`--out ${out}: this folder is not empty, and holds no site. Name another one.`);
  step('bin/record.ts');
  step('bin/astro.ts', 'build', '--outDir', dist, ...(base === undefined ? [] : ['--base', base]));
  if (checks !== undefined) proveNothingLeaked(resolve(checks), dist);
  // What is served on this machine has no base.
  if (out === undefined && base === undefined) markBuilt();
}

try {
  main();
} catch (error) {
  endWithProblem(error);
}
