/** Grades what waits: here, or by workers. */
import { gradeHere, openRuntime, type Fault } from '../machine/here.ts';
import { openJournal } from '../journal.ts';
import type { JournalLock } from '../machine/lock.ts';
import { showPace, type Pace } from '../machine/pace.ts';
import { agreedShield } from '../machine/shield.ts';
import type { Options } from '../options.ts';
import { gradeByQueue } from '../queue.ts';
import type { GradedCourse } from '../results/result.ts';
import type { Waiting } from '../verdict/run.ts';

export interface Run {
  readonly root: string;
  readonly options: Options;
  readonly course: GradedCourse;
  readonly lock: JournalLock;
  readonly ending: AbortSignal;
}

/** @param journalPath to which what is graded is written */
export async function gradeAll(
  { root, options, course, lock, ending }: Run,
  waiting: readonly Waiting[],
  journalPath: string,
): Promise<readonly Fault[]> {
  if (waiting.length === 0) return [];
  const { jobs, queue: url, isTrusted } = options;
  using journal = openJournal(journalPath);
  using pace: Pace = showPace(waiting.length);
  const common = { journal, pace, isEnding: () => ending.aborted };
  if (url !== undefined) return await gradeByQueue(course, waiting, { ...common, url, root });
  await using open = await openRuntime(root, lock, agreedShield(isTrusted));
  return await gradeHere(open.runtime, waiting, { ...common, jobs });
}
