import { posix } from 'node:path';

/** The directory that is meant, if it exists and is the root or inside the root. */
export function directoryInside(root: string, wanted: string, directories: ReadonlySet<string>): string | undefined {
  if (posix.isAbsolute(wanted)) return undefined;
  const meant = posix.resolve(root, wanted);
  const isInside = meant === root || meant.includes(`${root}/`);
  return isInside && directories.has(meant) ? meant : undefined;
}
