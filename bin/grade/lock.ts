/** One grader a journal. Who holds it is told by process id and start, so that a killed one holds nothing. */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { CommandProblem } from '../problem.ts';

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

/** @throws CommandProblem where another grader is at work on this journal */
export function lockJournal(journal: string): JournalLock {
  const path = `${journal}.lock`;
  const [pid = '', start = ''] = existsSync(path) ? readFileSync(path, 'utf8').split(' ') : [];
  const isHeld = /^\d+$/.test(pid) && start !== '' && startOf(Number(pid)) === start && Number(pid) !== process.pid;
  if (isHeld)
    throw new CommandProblem(`Process ${pid} is grading into this folder. Wait for it, or choose another --out.`);
  writeFileSync(path, `${process.pid} ${startOf(process.pid)}`);
  return { journal, [Symbol.dispose]: () => rmSync(path, { force: true }) };
}
