import { realpathSync, statSync } from 'node:fs';
import { isAbsolute, sep } from 'node:path';

const root = realpathSync(import.meta.dirname);

/** At once, so that a constructor can call it, too. A server takes one that waits, as in the first example. */
export function isDirectoryInside(path: string): boolean {
  try {
    // Only the native one follows a link before the dots behind it.
    const found = realpathSync.native(isAbsolute(path) ? path : root + sep + path);
    // The root itself is none of them.
    const isInside = found.startsWith(root + sep);
    return isInside && statSync(found).isDirectory();
  } catch {
    return false;
  }
}
