/** Who has what: the journal beside what was handed in. Every file of the results is made of this and nothing else. */
import { withGivenFiles } from '#checker/given-files.ts';
import { say } from '../language.ts';
import type { HandedIn } from './collect.ts';
import { chosenFrom, type AttemptRule } from './results/attempts.ts';
import { afterPenalty, lateFrom, roundedPoints } from './results/late.ts';
import { pointsOf, type GradedCourse, type LearnerResults, type Result } from './results/result.ts';
import type { LatePolicy } from './tables/late.ts';
import { manualOf, type ManualRow } from './tables/manual.ts';
import type { Roster } from './tables/roster.ts';
import type { Person } from './tables/whose.ts';
import type { GradedRecord } from './verdict/record.ts';

export type RecordOf = (assignment: string, submission: string) => GradedRecord | undefined;
/** Whether it was tried, and a fault of ours left it without a record. */
export type IsFault = (assignment: string, submission: string) => boolean;

/** What a teacher decides beside the checks. None of it needs a new run. */
export interface ClassRules {
  readonly attempts: AttemptRule;
  readonly late?: LatePolicy | undefined;
  readonly manual?: readonly ManualRow[] | undefined;
  readonly roster?: Roster | undefined;
}

const refused = { verdict: 'refused' } as const;
const open = { verdict: 'open' } as const;
const openByFault = { verdict: 'open', isFault: true } as const;

function attemptOf(
  { assignments }: GradedCourse,
  { assignment: id = '', from, submission, notes, writtenMs }: HandedIn,
  { recordOf, isFault }: { readonly recordOf: RecordOf; readonly isFault: IsFault },
): Result {
  const assignment = assignments.get(id);
  const outOf = assignment === undefined ? 0 : pointsOf(assignment);
  const about = { assignment: id, from, outOf, checks: [], points: 0, earned: 0, handedInMs: writtenMs };
  if ('problem' in submission) {
    const standing = submission.fault === undefined ? refused : openByFault;
    return { ...about, submission: null, ...standing, notes: [submission.problem, ...notes] };
  }
  const { hash, manifest } = submission;
  if (assignment === undefined) {
    const problem = id === '' ? say('note.no-assignment') : say('note.unknown-assignment', { id });
    return { ...about, submission: hash, verdict: 'refused', notes: [problem, ...notes] };
  }
  const isOlder = manifest !== undefined && manifest.fingerprint !== assignment.fingerprint;
  const { changed } = withGivenFiles(assignment, submission.files);
  const told = [
    ...notes,
    ...(isOlder ? [say('note.older')] : []),
    ...(changed.length === 0 ? [] : [say('note.put-back', { files: changed.join(', ') })]),
  ];
  const record = recordOf(id, hash);
  if (record === undefined)
    return { ...about, submission: hash, ...(isFault(id, hash) ? openByFault : open), notes: told };
  const { verdict, points, checks } = record;
  return { ...about, submission: hash, verdict, points, earned: points, checks, notes: told };
}

/** Late days are spent in the order in which things were due. */
function countedFrom(person: Person, all: readonly Result[], { attempts: rule, late }: ClassRules): readonly Result[] {
  const byAssignment = Map.groupBy(all, ({ assignment }) => assignment);
  const dueOf = (id: string): number => late?.ruleFor(person, id).dueMs ?? Infinity;
  const ids = [...byAssignment.keys()].sort((a, b) => dueOf(a) - dueOf(b) || (a < b ? -1 : 1));
  let free = late?.freeDays(person) ?? 0;
  const results = ids.flatMap((id): readonly Result[] => {
    const [first, ...more] = (byAssignment.get(id) ?? []).map((each) => {
      const found = lateFrom(late?.ruleFor(person, id), each.handedInMs, free);
      return found === undefined ? each : { ...each, late: found, points: afterPenalty(each.points, found) };
    });
    if (first === undefined) return [];
    const { counts, others } = chosenFrom(rule, [first, ...more]);
    free -= counts.late?.free ?? 0;
    return [others.length === 0 ? counts : { ...counts, attempts: { counts: rule, others } }];
  });
  return results.sort((a, b) => (a.assignment < b.assignment ? -1 : 1));
}

/** Also where nothing was handed in: somebody may have shown it on paper. */
function withManual(
  { assignments }: GradedCourse,
  person: Person,
  counted: readonly Result[],
  rows: readonly ManualRow[],
): readonly Result[] {
  const none = [...assignments].flatMap(([id, assignment]): readonly Result[] => {
    const isNew = counted.every((each) => each.assignment !== id) && manualOf(rows, person, id).length > 0;
    const about = { assignment: id, from: '', submission: null, verdict: 'missing', points: 0, earned: 0 } as const;
    return isNew ? [{ ...about, outOf: pointsOf(assignment), notes: [], checks: [], handedInMs: 0 }] : [];
  });
  return [...counted, ...none].map((result) => {
    const manual = manualOf(rows, person, result.assignment);
    if (manual.length === 0) return result;
    const sum = manual.reduce((total, { points }) => total + points, result.points);
    return { ...result, manual, points: Math.max(0, roundedPoints(sum)) };
  });
}

export function resultsOf(
  course: GradedCourse,
  handedIn: readonly HandedIn[],
  recordOf: RecordOf,
  rules: ClassRules,
  isFault: IsFault = () => false,
): readonly LearnerResults[] {
  const { roster, manual = [] } = rules;
  const asked = new Set(handedIn.flatMap(({ assignment = '' }) => course.assignments.get(assignment) ?? []));
  // The same for everybody, whatever somebody left out.
  const outOf = [...asked].reduce((total, assignment) => total + pointsOf(assignment), 0);
  const learnerFrom = (called: Person, attempts: readonly Result[], row: readonly string[] | undefined) => {
    const person = row === undefined ? called : { ...called, also: roster?.namesIn(row) ?? [] };
    const results = withManual(course, person, countedFrom(person, attempts, rules), manual);
    const points = roundedPoints(results.reduce((total, result) => total + result.points, 0));
    const { learner, platformId } = person;
    const id = platformId === undefined ? {} : { platformId };
    return { learner, ...id, points, outOf, results, ...(row === undefined ? {} : { row }) };
  };
  const present = [...Map.groupBy(handedIn, ({ learner }) => learner)].map(([learner, each]) => {
    const platformId = each.find((one) => one.platformId !== undefined)?.platformId;
    const attempts = each.map((one) => attemptOf(course, one, { recordOf, isFault }));
    return learnerFrom({ learner, platformId }, attempts, roster?.rowOf.get(learner));
  });
  const absent = [...(roster?.missing ?? [])].map(([learner, row]) =>
    learnerFrom({ learner, platformId: undefined }, [], row),
  );
  return [...present, ...absent].sort((a, b) => (a.learner < b.learner ? -1 : 1));
}
