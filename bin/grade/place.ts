/** Where programs run: a folder of this run only. Its name follows from the journal, so that the next run finds what a killed one left. */
import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JournalLock } from './lock.ts';

export interface Place extends Disposable {
  readonly path: string;
}

/** The lock says that nobody else is there. */
export function takePlace({ journal }: JournalLock): Place {
  const path = join(
    tmpdir(),
    `express-notebook-grade-${createHash('sha256').update(journal).digest('hex').slice(0, 16)}`,
  );
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found !== undefined && found.uid !== process.getuid?.()) throw new Error(`${path} belongs to somebody else.`);
  rmSync(path, { recursive: true, force: true });
  mkdirSync(path, { mode: 0o700 });
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
}
