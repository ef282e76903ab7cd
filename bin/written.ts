/** Replaces a file whole: whoever reads it, even after a power cut, finds the old text or the new one. */
import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** One name for each file, so that what an ended process left is overwritten and never piles up. */
export function halfOf(path: string): string {
  return join(dirname(path), `.${basename(path)}.half`);
}

export function writeWhole(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  const half = halfOf(path);
  const file = openSync(half, 'w');
  try {
    writeFileSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(half, path);
}
