/**
 * `npm run build [-- --base /course/] [--origin https://example.org] [--out <folder>] [--checks <folder>]`: records
 * every example in Node, then lets Astro make the site in `dist/`, or in another folder, for a host that serves it at the
 * base. What must name the host, such as the map of the site, is made where the origin is told. With a folder of private
 * checks it proves that nothing of them is in there; where something is, what was built is removed.
 */
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { filesIn } from '#checker/catalogue.ts';
import { markBuilt } from './built.ts';
import { runNode } from './children.ts';
import { leaksOf } from './leaks.ts';
import { chooseLanguage, language, say } from './language.ts';
import { CommandProblem, endWithProblem, parsedOr } from './problem.ts';

const root = resolve(import.meta.dirname, '..');

/** Ends this process where the step fails: its own message is already on the screen. */
async function step(args: readonly string[], env: NodeJS.ProcessEnv = process.env): Promise<void> {
  const code = await runNode(args, { cwd: root, env });
  if (code !== 0) process.exit(code);
}

function proveNothingLeaked(checks: string, dist: string): void {
  const open = ['assignments', 'checker', 'lessons', 'runnable-examples', 'runtime', 'site'];
  const texts = open.flatMap((room) => Object.values(filesIn(join(root, room))));
  const leaks = leaksOf(checks, dist, texts);
  if (leaks.length === 0) {
    console.log(say('build.no-leak', { checks, folder: relative(root, dist) }));
    return;
  }
  for (const { file, from, piece } of leaks.slice(0, 20))
    console.error(say('build.leak', { file: relative(root, file), from, piece }));
  rmSync(dist, { recursive: true });
  console.error(say('build.removed', { folder: relative(root, dist) }));
  process.exit(1);
}

const options = {
  base: { type: 'string' },
  origin: { type: 'string' },
  out: { type: 'string' },
  checks: { type: 'string' },
} as const;

/** `https://example.org`: without a path, which is the base. */
function originFrom(text: string): string {
  const origin = URL.canParse(text) ? new URL(text).origin : 'null';
  if (origin !== 'null' && text.replace(/\/$/, '') === origin) return origin;
  throw new CommandProblem(say('build.no-origin', { text }));
}

async function main(): Promise<void> {
  chooseLanguage();
  const { base, origin, out, checks } = parsedOr(say('build.usage'), () => parseArgs({ options })).values;
  if (checks !== undefined && !existsSync(join(checks, 'assignments')))
    throw new CommandProblem(say('grade.no-checks', { folder: checks }));
  if (base !== undefined && !/^\/([\w.~-]+\/)*$/.test(base)) throw new CommandProblem(say('build.no-base', { base }));
  const dist = resolve(out ?? join(root, 'dist'));
  // Astro empties the folder first.
  if (out !== undefined && existsSync(dist) && readdirSync(dist).length > 0 && !existsSync(join(dist, 'runtime')))
    throw new CommandProblem(say('build.not-empty', { folder: out }));
  const env = origin === undefined ? process.env : { ...process.env, SITE_ORIGIN: originFrom(origin) };
  await step(['bin/record.ts', '--lang', language().locale]);
  await step(['bin/astro.ts', 'build', '--outDir', dist, ...(base === undefined ? [] : ['--base', base])], env);
  if (checks !== undefined) proveNothingLeaked(resolve(checks), dist);
  // What is served on this machine has no base, and no other host.
  if (out === undefined && base === undefined && origin === undefined) markBuilt();
}

await main().catch(endWithProblem);
