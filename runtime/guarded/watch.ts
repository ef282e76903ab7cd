/** Looks at what a process and all its children take, often: Node's own limit does not count buffers. */
import { lstatSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

function isGone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && ['ENOENT', 'ESRCH', 'EACCES'].includes(String(error.code));
}

function orElse<T>(otherwise: T, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (isGone(error)) return otherwise;
    throw error;
  }
}

/** Resident bytes of a process and all below it; 0 where it has ended. */
export function residentBytes(pid: number): number {
  const status = orElse('', () => readFileSync(`/proc/${pid}/status`, 'utf8'));
  const own = Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) * 1024;
  const children = orElse('', () => readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8'));
  return children
    .split(' ')
    .filter(Boolean)
    .reduce((sum, child) => sum + residentBytes(Number(child)), own);
}

export function folderBytes(folder: string): number {
  return orElse([], () => readdirSync(folder)).reduce((sum, name) => {
    const path = join(folder, name);
    const found = orElse(undefined, () => lstatSync(path));
    if (found === undefined) return sum;
    // An empty file takes room, too.
    return sum + 512 + found.size + (found.isDirectory() ? folderBytes(path) : 0);
  }, 0);
}
