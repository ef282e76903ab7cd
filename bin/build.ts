/** `npm run build`: records every example in Node, then lets Astro make the site in `dist/`. */
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { markBuilt } from './built.ts';

const root = resolve(import.meta.dirname, '..');
const astro = join(dirname(createRequire(import.meta.url).resolve('astro/package.json')), 'bin/astro.mjs');

/** Ends this process where the step fails: its own message is already on the screen. */
function step(...args: string[]): void {
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

step('bin/record.ts');
step(astro, 'build');
markBuilt();
