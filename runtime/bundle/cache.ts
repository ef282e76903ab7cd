import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './project.ts';

/** Keeps what was built until one of its inputs changes: our sources, the lock file, the version of Node. */

const folder = join(projectRoot, 'node_modules/.cache/browser-runtime');

function inputs(): string[] {
  const under = (path: string): string[] =>
    readdirSync(join(projectRoot, path), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.test.ts'))
      .map((entry) => join(entry.parentPath, entry.name));
  return [
    ...under('runtime/browser'),
    ...under('runtime/bundle'),
    ...['baseline.ts', 'bundle.ts', 'contract.ts', 'packages.ts', 'trace.ts'].map((name) =>
      join(projectRoot, 'runtime', name),
    ),
    join(projectRoot, 'package-lock.json'),
  ].sort();
}

function keyOfInputs(): string {
  const hash = createHash('sha256').update(process.version);
  for (const file of inputs()) hash.update(file.slice(projectRoot.length)).update(readFileSync(file));
  return hash.digest('hex').slice(0, 24);
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

export async function cached<Value>(make: () => Promise<Value>): Promise<Value> {
  const file = join(folder, `${keyOfInputs()}.json`);
  const text = read(file);
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- written by this function and by nobody else
  if (text !== undefined) return JSON.parse(text) as Value;
  const value = await make();
  mkdirSync(folder, { recursive: true });
  const partial = `${file}.${String(process.pid)}`;
  writeFileSync(partial, JSON.stringify(value));
  renameSync(partial, file);
  return value;
}
