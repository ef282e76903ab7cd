/** Says whether `dist/` shows what the sources say, so that a second start need not build again. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const sources = [
  // In each language.
  ...readdirSync(root).filter((name) => /^TEACHING(\.\w+)?\.md$/.test(name)),
  'assignments',
  'astro.config.mjs',
  'checker',
  'lessons',
  'package-lock.json',
  'runnable-examples',
  'runtime',
  'site',
  'tsconfig.json',
];
/** What the build shows beside them: recordings come later where a Redis comes later. */
const recorded = join(root, '.recorded');
/** Beside `dist/`, not in it: everything in there is published. */
const stamp = join(recorded, 'built');

function filesUnder(path: string): readonly string[] {
  const names = statSync(path).isDirectory()
    ? readdirSync(path, { recursive: true, encoding: 'utf8' }).map((name) => join(path, name))
    : [path];
  return names.filter((name) => statSync(name).isFile()).sort();
}

function fingerprint(): string {
  const hash = createHash('sha256').update(process.version);
  const recordings = existsSync(recorded) ? filesUnder(recorded).filter((name) => name.endsWith('.json')) : [];
  for (const file of [...sources.flatMap((source) => filesUnder(join(root, source))), ...recordings]) {
    hash.update(file.slice(root.length)).update(readFileSync(file));
  }
  return hash.digest('hex');
}

export function isBuilt(): boolean {
  if (!existsSync(join(root, 'dist', 'index.html')) || !existsSync(stamp)) return false;
  return readFileSync(stamp, 'utf8') === fingerprint();
}

export function markBuilt(): void {
  writeFileSync(stamp, fingerprint());
}
