/** The results of a class as a whole: how the points spread, which checks fail, and with which answer most often. */
import type { GradedCheck, GradedRecord } from '../verdict/record.ts';
import type { GradedCourse, LearnerResults, Result } from '../results/result.ts';
import { answerOf, isSameAnswer } from './answer.ts';

/** An answer is common from so many on. */
const COMMON = 2;

export interface CommonAnswer {
  readonly count: number;
  /** Of the first of them. */
  readonly example: GradedCheck;
  /** The wrong program of the author that answers what this one does, asked the same. */
  readonly mistake: string | undefined;
}

export interface CheckView {
  readonly id: string;
  readonly failed: number;
  readonly skipped: number;
  readonly common: CommonAnswer | undefined;
}

export interface AssignmentView {
  readonly assignment: string;
  readonly outOf: number;
  /** Of each who handed something in that could be graded, the lowest first. */
  readonly points: readonly number[];
  readonly refused: number;
  readonly open: number;
  readonly checks: readonly CheckView[];
}

export interface Equal {
  readonly assignment: string;
  readonly learners: readonly string[];
  /** What it is equal to beside each other. */
  readonly is: 'the starter' | 'the solution' | undefined;
}

export interface ClassView {
  readonly learners: number;
  readonly missing: readonly string[];
  readonly unknown: readonly string[];
  readonly assignments: readonly AssignmentView[];
  readonly equal: readonly Equal[];
}

interface Failed {
  readonly submission: string;
  readonly check: GradedCheck;
}

/** Those who failed a check in the way that most did; none where everybody did so in another way. */
function commonest(results: readonly Result[], id: string): readonly Failed[] {
  const failed = results.flatMap(({ submission, checks }): readonly Failed[] =>
    checks
      .filter((check) => check.id === id && check.status === 'failed')
      .map((check) => ({ submission: submission ?? '', check })),
  );
  const [first] = [...Map.groupBy(failed, ({ check }) => answerOf(check) ?? '')]
    .filter(([answer, each]) => answer !== '' && each.length >= COMMON)
    .toSorted(([a, one], [b, other]) => other.length - one.length || (a < b ? -1 : 1));
  return first?.[1] ?? [];
}

export interface CommonFailure {
  readonly assignment: string;
  readonly check: string;
  /** The first one that failed it so: what it was asked follows from what it is. */
  readonly submission: string;
}

/** The failures that so many share that it is worth to know which mistake it is. */
export function commonFailures(results: readonly Result[]): readonly CommonFailure[] {
  return [...Map.groupBy(results, ({ assignment }) => assignment)].flatMap(([assignment, each]) => {
    const ids = new Set(each.flatMap(({ checks }) => checks.map(({ id }) => id)));
    return [...ids].flatMap((check) =>
      commonest(each, check)
        .slice(0, 1)
        .map(({ submission }) => ({ assignment, check, submission })),
    );
  });
}

/** What a wrong program of the author does where it is asked what a submission was asked. */
export type MistakeOf = (assignment: string, mistake: string, submission: string) => GradedRecord | undefined;

function checkViewOf(course: GradedCourse, id: string, results: readonly Result[], mistakeOf: MistakeOf): CheckView {
  const own = results.flatMap(({ checks }) => checks.filter((check) => check.id === id));
  const count = (status: GradedCheck['status']): number => own.filter((check) => check.status === status).length;
  const about = { id, failed: count('failed'), skipped: count('skipped') };
  const common = commonest(results, id);
  const [first] = common;
  if (first === undefined) return { ...about, common: undefined };
  const assignment = course.assignments.get(results[0]?.assignment ?? '');
  const mistakes = Object.entries(assignment?.document.wrong ?? {}).filter(([, check]) => check === id);
  const mistake = mistakes.find(([name]) =>
    mistakeOf(assignment?.id ?? '', name, first.submission)?.checks.some((check) => isSameAnswer(check, first.check)),
  );
  return { ...about, common: { count: common.length, example: first.check, mistake: mistake?.[0] } };
}

function equalsOf(learners: readonly LearnerResults[], hashOf: HashOf): readonly Equal[] {
  const all = learners.flatMap(({ learner, results }) => results.map((result) => ({ learner, ...result })));
  const handedIn = all.filter(({ submission, verdict }) => submission !== null && verdict !== 'refused');
  const groups = Map.groupBy(handedIn, ({ assignment, submission }) => `${assignment}\n${submission ?? ''}`);
  return [...groups.values()].flatMap((group): readonly Equal[] => {
    const [{ assignment, submission } = { assignment: '', submission: null }] = group;
    const { starter, solution } = hashOf(assignment);
    const is = submission === starter ? 'the starter' : submission === solution ? 'the solution' : undefined;
    if (group.length < COMMON && is === undefined) return [];
    return [{ assignment, learners: group.map(({ learner }) => learner), is }];
  });
}

export type HashOf = (assignment: string) => { readonly starter: string; readonly solution: string };

export interface ViewOptions {
  readonly mistakeOf: MistakeOf;
  /** Of what everybody was given, and of what is published. */
  readonly hashOf: HashOf;
  readonly missing: readonly string[];
  readonly unknown: readonly string[];
}

export function classViewOf(
  course: GradedCourse,
  learners: readonly LearnerResults[],
  { mistakeOf, hashOf, missing, unknown }: ViewOptions,
): ClassView {
  const results = learners.flatMap((each) => each.results).filter(({ verdict }) => verdict !== 'missing');
  const byAssignment = [...Map.groupBy(results, ({ assignment }) => assignment)].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    learners: learners.length,
    missing,
    unknown,
    equal: equalsOf(learners, hashOf),
    assignments: byAssignment.map(([assignment, each]) => {
      const graded = each.filter(({ verdict }) => verdict === 'passed' || verdict === 'failed');
      const ids = Object.keys(course.assignments.get(assignment)?.document.checks ?? {});
      return {
        assignment,
        outOf: each[0]?.outOf ?? 0,
        points: graded.map(({ points }) => points).toSorted((a, b) => a - b),
        refused: each.filter(({ verdict }) => verdict === 'refused').length,
        open: each.filter(({ verdict }) => verdict === 'open').length,
        checks: ids.map((id) => checkViewOf(course, id, graded, mistakeOf)),
      };
    }),
  };
}
