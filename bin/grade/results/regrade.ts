/** After a check changed: who gains, who loses, and by which check. */
import type { AssignmentWords } from '#checker/check.ts';
import { titlesOf } from '#checker/report.ts';
import { say, wordsOf } from '../../language.ts';
import type { GradedCheck } from '../verdict/record.ts';
import { evidenceOf } from './evidence.ts';
import { roundedPoints } from './late.ts';
import type { GradedCourse, LearnerResults, Result } from './result.ts';

export interface Change {
  readonly learner: string;
  readonly assignment: string;
  readonly before: number;
  readonly after: number;
  /** Of each check that says something else, or was not there before. */
  readonly why: readonly string[];
}

/** Its points, where those alone have changed. */
function standingOf({ status, points }: GradedCheck, isSameStatus: boolean): string {
  return isSameStatus ? say('regrade.points', { points }) : say(`regrade.status.${status}`);
}

function reasons(course: GradedCourse, { assignment, checks }: Result, before: Result): readonly string[] {
  const found = course.assignments.get(assignment);
  const words: Pick<AssignmentWords, 'checks' | 'values'> = (found && wordsOf(found)) ?? { checks: {} };
  const old = new Map(before.checks.map((each) => [each.id, each]));
  const ids = new Set(checks.map(({ id }) => id));
  const gone = before.checks.filter(({ id }) => !ids.has(id)).map(({ id }) => say('regrade.gone', { id }));
  const changed = checks.flatMap((check) => {
    const was = old.get(check.id);
    const isSame = was?.status === check.status && was.points === check.points;
    if (isSame) return [];
    const from = was === undefined ? say('regrade.new') : standingOf(was, was.status === check.status);
    const to = standingOf(check, was?.status === check.status);
    const evidence = check.status === 'failed' ? ` (${evidenceOf(check, words.values)})` : '';
    return [`${titlesOf([check.id], words)}: ${from} → ${to}${evidence}`];
  });
  return [...changed, ...gone];
}

/** Of those whose points changed; who loses most comes first. */
export function changesFrom(
  course: GradedCourse,
  before: readonly LearnerResults[],
  after: readonly LearnerResults[],
): readonly Change[] {
  const old = new Map(
    before.flatMap(({ learner, results }) => results.map((each) => [`${learner}\n${each.assignment}`, each] as const)),
  );
  const changes = after.flatMap(({ learner, results }) =>
    results.flatMap((result) => {
      const was = old.get(`${learner}\n${result.assignment}`);
      if (was === undefined || was.points === result.points) return [];
      const { assignment, points } = result;
      return [{ learner, assignment, before: was.points, after: points, why: reasons(course, result, was) }];
    }),
  );
  return changes.sort((a, b) => a.after - a.before - (b.after - b.before) || (a.learner < b.learner ? -1 : 1));
}

export function sentenceFromChanges(changes: readonly Change[], learners: number): string {
  const gaining = changes.filter(({ before, after }) => after > before);
  const sum = roundedPoints(changes.reduce((total, { before, after }) => total + after - before, 0));
  const people = new Set(changes.map(({ learner }) => learner)).size;
  return say('tell.changes', {
    gain: gaining.length,
    lose: changes.length - gaining.length,
    stay: learners - people,
    count: learners,
    points: `${sum >= 0 ? '+' : ''}${sum}`,
  });
}
