/** Who has what: the journal beside what was handed in. Every file of the results is made of this and nothing else. */
import type { CatalogueAssignment } from '#checker/catalogue.ts';
import { withGivenFiles } from '#checker/given-files.ts';
import type { HandedIn } from './collect.ts';
import type { GradedCheck, GradedRecord } from './record.ts';

export interface Result {
  readonly assignment: string;
  readonly from: string;
  readonly submission: string | null;
  /** refused: it could not be read as a submission. open: it was not graded, by a fault of ours or not yet. */
  readonly verdict: 'passed' | 'failed' | 'refused' | 'open';
  readonly points: number;
  readonly outOf: number;
  readonly notes: readonly string[];
  readonly checks: readonly GradedCheck[];
}

export interface LearnerResults {
  readonly learner: string;
  readonly points: number;
  readonly outOf: number;
  readonly results: readonly Result[];
}

export interface GradedCourse {
  readonly assignments: ReadonlyMap<string, CatalogueAssignment>;
  /** Those whose checks are not published: of a failure only the requirement is told. */
  readonly hidden: ReadonlySet<string>;
}

export function pointsOf({ document }: CatalogueAssignment): number {
  return Object.values(document.checks).reduce((sum, { points }) => sum + points, 0);
}

function resultOf(
  { assignments }: GradedCourse,
  { assignment: id = '', from, submission, notes }: HandedIn,
  recordOf: (assignment: string, submission: string) => GradedRecord | undefined,
): Result {
  const assignment = assignments.get(id);
  const about = {
    assignment: id,
    from,
    outOf: assignment === undefined ? 0 : pointsOf(assignment),
    checks: [],
    points: 0,
  };
  if ('problem' in submission) {
    return { ...about, submission: null, verdict: 'refused', notes: [submission.problem, ...notes] };
  }
  const { hash, manifest } = submission;
  if (assignment === undefined) {
    const problem = id === '' ? 'it does not say of which assignment it is' : `there is no assignment "${id}"`;
    return { ...about, submission: hash, verdict: 'refused', notes: [problem, ...notes] };
  }
  const isOlder = manifest !== undefined && manifest.fingerprint !== assignment.fingerprint;
  const { changed } = withGivenFiles(assignment, submission.files);
  const told = [
    ...notes,
    ...(isOlder ? ['made for another version of the assignment'] : []),
    ...(changed.length === 0 ? [] : [`given, and put back as they were given: ${changed.join(', ')}`]),
  ];
  const record = recordOf(id, hash);
  if (record === undefined) return { ...about, submission: hash, verdict: 'open', notes: told };
  const { verdict, points, outOf, checks } = record;
  return { ...about, submission: hash, verdict, points, outOf, checks, notes: told };
}

function isBetter(result: Result, before: Result): boolean {
  return result.points > before.points || (before.verdict === 'refused' && result.verdict !== 'refused');
}

/** What was handed in and does not count is told, too. */
function noteOf({ from, verdict, points, notes: [why = ''] }: Result): string {
  return `not counted: ${from} (${verdict === 'refused' ? `refused: ${why}` : `${points} points`})`;
}

/** Of several for one assignment the best one counts. */
function bestOf(results: readonly Result[]): readonly Result[] {
  const best = new Map<string, Result>();
  for (const result of results) {
    const before = best.get(result.assignment);
    const [counts, other] = before === undefined || isBetter(result, before) ? [result, before] : [before, result];
    best.set(result.assignment, other === undefined ? counts : { ...counts, notes: [...counts.notes, noteOf(other)] });
  }
  return [...best.values()].sort((a, b) => (a.assignment < b.assignment ? -1 : 1));
}

export function resultsOf(
  course: GradedCourse,
  handedIn: readonly HandedIn[],
  recordOf: (assignment: string, submission: string) => GradedRecord | undefined,
): readonly LearnerResults[] {
  const asked = new Set(handedIn.flatMap(({ assignment = '' }) => course.assignments.get(assignment) ?? []));
  // The same for everybody, whatever somebody left out.
  const outOf = [...asked].reduce((total, assignment) => total + pointsOf(assignment), 0);
  const byLearner = Map.groupBy(handedIn, ({ learner }) => learner);
  return [...byLearner].map(([learner, each]) => {
    const results = bestOf(each.map((one) => resultOf(course, one, recordOf)));
    const points = results.reduce((total, result) => total + result.points, 0);
    return { learner, points, outOf, results };
  });
}
