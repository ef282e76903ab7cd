import { posix } from 'node:path';

/** The directory that is meant, if it exists and is the root or inside the root. */
export function directoryInside(root: string, wanted: string, directories: ReadonlySet<string>): string | undefined {
  if (posix.isAbsolute(wanted)) return undefined;
  if (posix.resolve(root, wanted) !== root && !posix.resolve(root, wanted).startsWith(`${root}/`)) return undefined;
  const meant = posix.resolve(root, decodeURIComponent(wanted));
  return directories.has(meant) ? meant : undefined;
}
