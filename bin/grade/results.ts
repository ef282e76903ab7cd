/** Who has what: the journal beside what was handed in. Every file of the results is made of this and nothing else. */
import type { CatalogueAssignment } from '#checker/catalogue.ts';
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
  const told = isOlder ? [...notes, 'made for another version of the assignment'] : notes;
  const record = recordOf(id, hash);
  if (record === undefined) return { ...about, submission: hash, verdict: 'open', notes: told };
  const { verdict, points, outOf, checks } = record;
  return { ...about, submission: hash, verdict, points, outOf, checks, notes: told };
}

/** Of several for one assignment the best one counts. */
function bestOf(results: readonly Result[]): readonly Result[] {
  const best = new Map<string, Result>();
  for (const result of results) {
    const before = best.get(result.assignment);
    const isBetter = before === undefined || result.points > before.points || before.verdict === 'refused';
    if (isBetter) best.set(result.assignment, result);
  }
  return [...best.values()].sort((a, b) => (a.assignment < b.assignment ? -1 : 1));
}

export function resultsOf(
  course: GradedCourse,
  handedIn: readonly HandedIn[],
  recordOf: (assignment: string, submission: string) => GradedRecord | undefined,
): readonly LearnerResults[] {
  const byLearner = Map.groupBy(handedIn, ({ learner }) => learner);
  return [...byLearner].map(([learner, each]) => {
    const results = bestOf(each.map((one) => resultOf(course, one, recordOf)));
    const sum = (of: 'points' | 'outOf'): number => results.reduce((total, result) => total + result[of], 0);
    return { learner, points: sum('points'), outOf: sum('outOf'), results };
  });
}
