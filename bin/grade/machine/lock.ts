/** One grader a journal. Who holds it is told by process id and start, so that a killed one holds nothing. */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { say } from '../../language.ts';
import { CommandProblem } from '../../problem.ts';

/** The moment of its start, in ticks since boot: a later process with the same id has another. Empty where it has ended. */
function startOf(pid: number): string {
  const path = `/proc/${pid}/stat`;
  if (!existsSync(path)) return '';
  // The name before it may hold blanks and brackets.
  return readFileSync(path, 'utf8').split(') ').at(-1)?.split(' ')[19] ?? '';
}

export interface JournalLock extends Disposable {
  readonly journal: string;
}

function isWritten(path: string): boolean {
  try {
    writeFileSync(path, `${process.pid} ${startOf(process.pid)}`, { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** Undefined where another grader holds it, whose process id is told. */
function takenLock(journal: string): JournalLock | { readonly holder: string | undefined } {
  const path = `${journal}.lock`;
  const lock = { journal, [Symbol.dispose]: () => rmSync(path, { force: true }) };
  if (isWritten(path)) return lock;
  const [pid = '', start = ''] = readFileSync(path, 'utf8').split(' ');
  const isHeld = /^\d+$/.test(pid) && start !== '' && startOf(Number(pid)) === start && Number(pid) !== process.pid;
  if (isHeld) return { holder: pid };
  // Of a killed one.
  rmSync(path, { force: true });
  return isWritten(path) ? lock : { holder: undefined };
}

/** @throws CommandProblem where another grader is at work on this journal */
export function lockJournal(journal: string): JournalLock {
  const taken = takenLock(journal);
  if (!('holder' in taken)) return taken;
  const { holder: pid } = taken;
  throw new CommandProblem(pid === undefined ? say('grade.locked-by-other') : say('grade.locked', { pid }));
}

/** The first of many that nobody holds. */
export function lockFirst(journals: Iterable<string>): JournalLock | undefined {
  for (const journal of journals) {
    const taken = takenLock(journal);
    if (!('holder' in taken)) return taken;
  }
  return undefined;
}
