/** Looks at what a process and all its children take, often: Node's own limit does not count buffers. */
import { lstatSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Read from a timer, of what a stranger may have changed in any way: nothing that it throws may end us. */
function orElse<T>(otherwise: T, read: () => T): T {
  try {
    return read();
  } catch {
    return otherwise;
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

/** Deeper than any program needs; deeper still, a path would become longer than one may be. */
const MAX_DEPTH = 12;

/** Infinity where it is deeper than anybody needs, or cannot be looked into. */
export function folderBytes(folder: string, depth = 0): number {
  const names = orElse(undefined, () => readdirSync(folder));
  if (names === undefined || depth > MAX_DEPTH) return Infinity;
  return names.reduce((sum, name) => {
    const path = join(folder, name);
    const found = orElse(undefined, () => lstatSync(path));
    if (found === undefined) return sum;
    // An empty file takes room, too.
    return sum + 512 + found.size + (found.isDirectory() ? folderBytes(path, depth + 1) : 0);
  }, 0);
}
