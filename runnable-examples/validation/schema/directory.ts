import { realpathSync } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { isAbsolute, sep } from 'node:path';

/** Clients may name directories in this one, and no others. */
const root = realpathSync(import.meta.dirname);

/** Follows dots and links first, and then asks where they led. */
export async function isDirectoryInside(path: string): Promise<boolean> {
  try {
    // Not `resolve`: it would take `link/..` away before anybody has followed the link.
    const found = await realpath(isAbsolute(path) ? path : root + sep + path);
    // The root itself is none of them.
    const isInside = found.startsWith(root + sep);
    return isInside && (await stat(found)).isDirectory();
  } catch {
    return false;
  }
}
