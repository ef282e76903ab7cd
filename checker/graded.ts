/** Graders are graded: what is wrong with an assignment itself, found by checking its own starter, solution and wrongs. */
import type { ExampleFiles, Runtime } from '#runtime/contract.ts';
import { checkAtSeeds, checkSubmission, TOO_BUSY, type CheckOutcome, type Report } from './assignment.ts';
import type { AssignmentDocument } from './check.ts';
import { textFromSaid, type Language, type Said } from './language.ts';
import { lineFromDifference } from './report.ts';
import { sideBySide } from './side-by-side.ts';
import { toMend } from './to-mend.ts';

export interface GradedAssignment {
  readonly document: AssignmentDocument;
  readonly starter: ExampleFiles;
  readonly solution: ExampleFiles;
  readonly wrong: Readonly<Record<string, ExampleFiles>>;
}

/** Starter, solution, or the name of a mistake. */
export type SubmissionName = 'starter' | 'solution' | { readonly wrong: string };

export function submissionsOf({ wrong }: GradedAssignment): readonly SubmissionName[] {
  return ['starter', 'solution', ...Object.keys(wrong).map((mistake) => ({ wrong: mistake }))];
}

export function titleOfSubmission(name: SubmissionName): string {
  return typeof name === 'string' ? name : `wrong/${name.wrong}`;
}

function filesOf(assignment: GradedAssignment, name: SubmissionName): ExampleFiles {
  if (name === 'starter' || name === 'solution') return assignment[name];
  const files = assignment.wrong[name.wrong];
  if (files === undefined) throw new Error(`There is no folder wrong/${name.wrong}.`);
  return files;
}

function reasonOf({ failure, fault = '' }: CheckOutcome, language: Language): string {
  const [first] = failure?.differences ?? [];
  return first === undefined ? fault : lineFromDifference(first, language);
}

function problemsOfStarter(document: AssignmentDocument, checks: readonly CheckOutcome[], language: Language): Said[] {
  if (checks.every(({ status }) => status === 'passed')) return [toMend('mend.starter-passes')];
  return [
    ...checks
      .filter(({ id, status }) => status === 'passed' && document.checks[id]?.given !== true)
      .map(({ id, points }) => toMend('mend.starter-earns', { points, check: id })),
    ...checks
      .filter(({ id, status }) => status !== 'given' && status !== 'passed' && document.checks[id]?.given === true)
      .map((each) => toMend('mend.not-given', { check: each.id, reason: reasonOf(each, language) })),
  ];
}

function problemsOfReport(
  name: SubmissionName,
  document: AssignmentDocument,
  { checks }: Report,
  language: Language,
): Said[] {
  const title = titleOfSubmission(name);
  const faults = checks.filter(({ status }) => status === 'fault');
  if (faults.length > 0)
    return faults.map((each) =>
      toMend('mend.check-fault', { title, check: each.id, reason: reasonOf(each, language) }),
    );
  const failed = checks.filter(({ status }) => status === 'failed');
  if (name === 'starter') return problemsOfStarter(document, checks, language);
  if (name === 'solution') {
    return checks
      .filter(({ status }) => status !== 'passed')
      .map((each) =>
        toMend('mend.solution-refused', {
          check: each.id,
          case: each.case ?? toMend('mend.no-case'),
          reason: reasonOf(each, language),
        }),
      );
  }
  const refusedBy = document.wrong[name.wrong] ?? '';
  if (failed.length === 0) return [toMend('mend.wrong-passes', { title, check: refusedBy })];
  return failed
    .filter(({ id }) => id !== refusedBy)
    .map((each) =>
      toMend('mend.wrong-refused-by-other', {
        title,
        check: each.id,
        wanted: refusedBy,
        reason: reasonOf(each, language),
      }),
    );
}

/** Empty where the submission is judged as the assignment says. */
export async function problemsOfSubmission(
  runtime: Runtime,
  assignment: GradedAssignment,
  name: SubmissionName,
  { seed, language }: { readonly seed: string; readonly language: Language },
): Promise<readonly string[]> {
  const report = await checkSubmission(runtime, filesOf(assignment, name), assignment.document, { seed });
  return problemsOfReport(name, assignment.document, report, language).map((said) => textFromSaid(language, said));
}

/** Whether the machine could not tell: what ran beside it may be why. */
export const isUntold = (problems: readonly string[]): boolean =>
  problems.some((problem) => problem.includes(TOO_BUSY));

/** At which each submission of an assignment is judged once. */
export const SEED = 'first';

/** A start costs, a request does not: one program takes as many seeds as it can in this time, and most take all. */
const ALONE_MS = 1_500;
/** What waits in one does not hold up the others. */
const PROGRAMS_AT_ONCE = 4;

/** How often the one check that must refuse a mistake lets it pass, and how often it was tried. */
export async function survivalOf(
  runtime: Runtime,
  assignment: GradedAssignment,
  mistake: string,
  seeds: readonly string[],
): Promise<{ readonly passed: number; readonly tried: number }> {
  const { document } = assignment;
  const files = filesOf(assignment, { wrong: mistake });
  const id = document.wrong[mistake] ?? '';
  const first = await checkAtSeeds(runtime, files, document, { id, seeds, withinMs: ALONE_MS });
  const others = first.every(({ isDrawn }) => isDrawn) ? seeds.slice(first.length) : [];
  const shares = Array.from({ length: PROGRAMS_AT_ONCE }, (_, share) =>
    others.filter((_seed, index) => index % PROGRAMS_AT_ONCE === share),
  ).filter((share) => share.length > 0);
  const rest = await sideBySide(shares, PROGRAMS_AT_ONCE, (some) =>
    checkAtSeeds(runtime, files, document, { id, seeds: some }),
  );
  const outcomes = [...first, ...rest.flat()];
  return { passed: outcomes.filter(({ status }) => status === 'passed').length, tried: outcomes.length };
}
