/** After a check changed: who gains, who loses, and by which check. */
import type { AssignmentWords } from '#checker/check.ts';
import { titlesOf } from '#checker/report.ts';
import { say, wordsOf } from '../../language.ts';
import type { GradedCheck } from '../verdict/record.ts';
import { evidenceOf } from './evidence.ts';
import { roundedPoints } from './late.ts';
import { standingOfOpen } from './open.ts';
import type { GradedCourse, LearnerResults, Result } from './result.ts';

export interface Change {
  readonly learner: string;
  readonly assignment: string;
  readonly before: number;
  /** Undefined where it is not graded now: that is no loss. */
  readonly after: number | undefined;
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

/** How many points more; undefined where nobody can say yet. */
export function differenceOf({ before, after }: Pick<Change, 'before' | 'after'>): number | undefined {
  return after === undefined ? undefined : roundedPoints(after - before);
}

/** Of those whose points changed; who is not graded comes first, then who loses most. */
export function changesFrom(
  course: GradedCourse,
  before: readonly LearnerResults[],
  after: readonly LearnerResults[],
): readonly Change[] {
  const old = new Map(
    before.flatMap(({ learner, results }) => results.map((each) => [`${learner}\n${each.assignment}`, each] as const)),
  );
  const changes = after.flatMap(({ learner, results }) =>
    results.flatMap((result): readonly Change[] => {
      const was = old.get(`${learner}\n${result.assignment}`);
      if (was === undefined || was.verdict === 'open') return [];
      const { assignment, points } = result;
      const about = { learner, assignment, before: was.points };
      // One that is not graded may be the one that counted.
      const others = points < was.points ? (result.attempts?.others ?? []) : [];
      const open = [result, ...others].find((each) => each.verdict === 'open');
      if (open !== undefined) return [{ ...about, after: undefined, why: [standingOfOpen(open)] }];
      if (was.points === points) return [];
      return [{ ...about, after: points, why: reasons(course, result, was) }];
    }),
  );
  const orderOf = (change: Change): number => differenceOf(change) ?? Number.NEGATIVE_INFINITY;
  return changes.sort((a, b) => {
    const [one, other] = [orderOf(a), orderOf(b)];
    return one === other ? (a.learner < b.learner ? -1 : 1) : one < other ? -1 : 1;
  });
}

export function sentenceFromChanges(changes: readonly Change[], learners: number): string {
  const differences = changes.flatMap((change) => differenceOf(change) ?? []);
  const gain = differences.filter((difference) => difference > 0).length;
  const sum = roundedPoints(differences.reduce((total, difference) => total + difference, 0));
  const open = changes.length - differences.length;
  const people = new Set(changes.map(({ learner }) => learner)).size;
  return say('tell.changes', {
    gain,
    lose: differences.length - gain,
    stay: learners - people,
    count: learners,
    points: `${sum >= 0 ? '+' : ''}${sum}`,
    open: open === 0 ? '' : say('tell.changes-open', { open }),
  });
}
