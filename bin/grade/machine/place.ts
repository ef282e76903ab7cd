/** Where programs run: a folder of this run only. Its name follows from the journal, so that the next run finds what a killed one left. */
import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeWhole } from '#runtime/guarded.ts';
import { say } from '../../language.ts';
import { CommandProblem } from '../../problem.ts';
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
  if (found !== undefined && found.uid !== process.getuid?.())
    throw new CommandProblem(say('grade.place-of-other', { path }));
  if (!removeWhole(path)) throw new CommandProblem(say('grade.place-left', { path }));
  mkdirSync(path, { mode: 0o700 });
  return {
    path, // What cannot be removed now is told by the next run: the results come first.
    [Symbol.dispose]: () => void removeWhole(path),
  };
}
