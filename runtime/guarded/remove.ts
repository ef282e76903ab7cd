/** Removes what a stranger made: folders without rights, and chains of folders that are longer than a path may be. */
import { spawnSync } from 'node:child_process';
import { lstatSync, rmSync } from 'node:fs';

function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

/** @returns false where something of it is still there */
export function removeWhole(path: string): boolean {
  try {
    rmSync(path, { recursive: true, force: true });
    return true;
  } catch {
    // These two go from folder to folder, so that no path becomes too long.
    spawnSync('chmod', ['-R', 'u+rwX', '--', path], { stdio: 'ignore' });
    spawnSync('rm', ['-rf', '--', path], { stdio: 'ignore' });
    return !isThere(path);
  }
}
