/** A copy of the project to plant mistakes in, and its commands. */
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
/** What a command makes or installs; all else is copied. */
const left = new Set(['.git', 'dist', 'my-work', 'node_modules', 'playwright-report', 'test-results']);

export interface Ended {
  readonly code: number | null;
  /** Standard output and error, as they came. */
  readonly printed: string;
}

export interface ProjectCopy extends Disposable {
  readonly folder: string;
  readonly edit: (path: string, change: (text: string) => string) => void;
  readonly write: (path: string, text: string) => void;
  /** Runs `node <args>` in the copy. */
  readonly node: (...args: readonly string[]) => Promise<Ended>;
}

export function copyProject(): ProjectCopy {
  const folder = mkdtempSync(join(tmpdir(), 'express-notebook-copy-'));
  for (const name of readdirSync(root).filter((each) => !left.has(each)))
    cpSync(join(root, name), join(folder, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  return {
    folder,
    write: (path, text) => writeFileSync(join(folder, path), text),
    edit(path, change) {
      const before = readFileSync(join(folder, path), 'utf8');
      const after = change(before);
      if (after === before) throw new Error(`The change to ${path} changed nothing.`);
      writeFileSync(join(folder, path), after);
    },
    node: (...args) => runNode(folder, args),
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Commands speak English, whatever the system of who runs the tests does. */
const ENGLISH: Readonly<Record<string, string>> = { LC_ALL: '', LC_MESSAGES: 'C' };

/** @param env beside what this process has */
export function runNode(folder: string, args: readonly string[], env = ENGLISH): Promise<Ended> {
  const child = spawn(process.execPath, args, { cwd: folder, env: { ...process.env, ...env } });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (printed += text));
  }
  const { promise, resolve: done, reject } = Promise.withResolvers<Ended>();
  child.once('error', reject).once('close', (code) => done({ code, printed }));
  return promise;
}
