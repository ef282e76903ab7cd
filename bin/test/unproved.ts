/** What of the units and of the lint has not been proved in its present state. */
import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { keyFrom, openKeptProofs } from '#checker/kept-proofs.ts';
import { closuresIn, type Closures } from './closure.ts';

export interface Unproved {
  readonly paths: readonly string[];
  readonly skipped: number;
  /** Called where all of them were found right. */
  readonly keep: () => void;
}

/** Tracked or not yet, by `/`: what git does not ignore. */
export function filesOfProject(root: string): readonly string[] {
  const { stdout, status } = spawnSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) throw new Error('git ls-files failed: this is no work tree.');
  const isFile = (path: string): boolean => statSync(join(root, path), { throwIfNoEntry: false })?.isFile() === true;
  return [...new Set(stdout.split('\0').filter(Boolean))].filter(isFile).sort();
}

function keyOfTree(root: string, files: readonly string[]): string {
  return keyFrom(files.map((path) => [path, readFileSync(join(root, path), 'base64')]));
}

function unproved(root: string, kind: string, paths: readonly string[], closures: Closures, beside = ''): Unproved {
  const kept = openKeptProofs(root);
  const keyed = paths.map((path) => ({ path, proof: `${kind} ${path}`, key: keyFrom(closures.keyOf(path), beside) }));
  const open = keyed.filter(({ proof, key }) => !kept.isKept(proof, key));
  return {
    paths: open.map(({ path }) => path),
    skipped: keyed.length - open.length,
    keep: () => open.forEach(({ proof, key }) => kept.keep(proof, key)),
  };
}

export function testsToRun(root: string): Unproved {
  const files = filesOfProject(root);
  const tests = files.filter((path) => /^(bin|checker|runtime|site|lessons)\/.*\.test\.ts$/.test(path));
  return unproved(root, 'unit', tests, closuresIn(root, keyOfTree(root, files)));
}

const notLinted = /^(e2e\/conformance\/programs|e2e\/grading\/(museum|checks)|assignments\/[^/]+\/[^/]+\/wrong)\//;

/** A rule with types looks at what a file imports, too. */
export function filesToLint(root: string): Unproved {
  const files = filesOfProject(root);
  const linted = files.filter((path) => /\.(ts|astro)$/.test(path) && !notLinted.test(path) && !path.endsWith('.d.ts'));
  return unproved(root, 'lint', linted, closuresIn(root, ''), readFileSync(join(root, 'eslint.config.js'), 'utf8'));
}
