import { realpathSync, statSync } from 'node:fs';
import { resolve, sep } from 'node:path';

const root = realpathSync(import.meta.dirname);

/** At once, so that a constructor can call it, too. A server takes one that waits, as in the first example. */
export function isDirectoryInside(path: string): boolean {
  try {
    const found = realpathSync(resolve(root, path));
    // The root itself is none of them.
    const isInside = found.startsWith(root + sep);
    return isInside && statSync(found).isDirectory();
  } catch {
    return false;
  }
}
