/**
 * What Node has compiled of the packages once, it need not compile for each program: its own compile cache, in the
 * project's ignored `node_modules/`. It takes about a quarter off the processor time of a start. The program does not
 * see it: the preload takes the variable out of its environment.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const projectRoot = resolve(import.meta.dirname, '../..');
const folder = join(projectRoot, 'node_modules', '.cache', 'express-notebook-compiled');
const warmed = join(folder, 'warmed');

/** What most programs of the course load. */
const packages = ['express', 'zod'];
/** A program that ends by itself leaves its own files there, under a name that never comes again. */
const MOST_ENTRIES = 5_000;

let isReady: boolean | undefined;

function warm(): boolean {
  try {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    const program = packages.map((name) => `await import('${name}');`).join('');
    const { status } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
      cwd: projectRoot,
      env: { NODE_COMPILE_CACHE: folder },
    });
    if (status === 0) writeFileSync(warmed, '');
    return status === 0;
  } catch (error) {
    // A project that may not be written to starts its programs all the same.
    if (error instanceof Error && 'code' in error && ['EACCES', 'EROFS', 'EPERM'].includes(String(error.code)))
      return false;
    throw error;
  }
}

function isWorn(): boolean {
  return !existsSync(warmed) || readdirSync(folder, { recursive: true }).length > MOST_ENTRIES;
}

/** What a child's NODE_COMPILE_CACHE is, or undefined where there is no place for it. */
export function compiledFolder(): string | undefined {
  isReady ??= isWorn() ? warm() : true;
  return isReady ? folder : undefined;
}
