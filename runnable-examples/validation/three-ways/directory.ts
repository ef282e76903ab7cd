import { realpathSync, statSync } from 'node:fs';
import { resolve, sep } from 'node:path';

const root = realpathSync(import.meta.dirname);

export function isDirectoryInside(path: string): boolean {
  if (path === '') return false; // It would mean the root.
  try {
    const found = realpathSync(resolve(root, path));
    const isInside = found === root || found.startsWith(root + sep);
    return isInside && statSync(found).isDirectory();
  } catch {
    return false;
  }
}
