/** Which known mistake a wrong answer is: the author's wrong programs, asked what a submission was asked. */
import { join } from 'node:path';
import { readJournal } from '../journal.ts';
import type { LearnerResults } from '../results/result.ts';
import type { Waiting } from '../verdict/run.ts';
import { waitingMistake, type Keyed } from '../waiting.ts';
import { gradeAll, type Run } from './run.ts';
import { commonFailures, type MistakeOf } from './view.ts';

const MISTAKES = 'mistakes.jsonl';

/** The wrong programs whose answers may be those that many gave: graded once everything else is. */
export async function gradeMistakes(
  run: Run,
  learners: readonly LearnerResults[],
  keyed: Keyed,
  secret: string,
): Promise<MistakeOf> {
  const path = join(run.options.out, MISTAKES);
  const waitingFor = (id: string, mistake: string, submission: string): Waiting | undefined => {
    const assignment = run.course.assignments.get(id);
    return assignment && waitingMistake(keyed, secret, assignment, { mistake, submission });
  };
  const common = commonFailures(learners.flatMap(({ results }) => results));
  const waiting = common.flatMap(({ assignment, check, submission }) =>
    Object.entries(run.course.assignments.get(assignment)?.document.wrong ?? {})
      .filter(([, refusedBy]) => refusedBy === check)
      .flatMap(([mistake]) => waitingFor(assignment, mistake, submission) ?? []),
  );
  const { byKey } = readJournal(path);
  await gradeAll(
    run,
    waiting.filter(({ key }) => !byKey.has(key)),
    path,
  );
  const records = readJournal(path).byKey;
  return (...about) => records.get(waitingFor(...about)?.key ?? '');
}
