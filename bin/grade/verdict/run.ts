/** Grades one submission, on whatever machine: here, or where a worker runs. */
import { checkSubmission, type Report } from '#checker/assignment.ts';
import type { CatalogueAssignment } from '#checker/catalogue.ts';
import type { ExampleFiles, Runtime } from '#runtime/contract.ts';
import { recordFromReport, type GradedRecord } from './record.ts';

export interface Waiting {
  readonly key: string;
  /** Whose it is, for the line that tells how far it is. */
  readonly name: string;
  readonly assignment: CatalogueAssignment;
  readonly files: ExampleFiles;
  readonly submission: string;
  readonly seed: string;
}

export type Graded = { readonly record: GradedRecord; readonly tookMs: number } | { readonly fault: string };

/** Alone, when nothing else runs: the machine may have been too busy. */
const LATER_ATTEMPTS = 2;

/** What says nothing about the submission, or may say more about the machine. */
function isDoubtful({ verdict, checks }: Report): boolean {
  return verdict === 'fault' || checks.some(({ failure }) => failure?.kind === 'timed-out');
}

interface Timed {
  readonly report: Report;
  readonly tookMs: number;
}

async function reportOn(runtime: Runtime, { files, assignment, seed }: Waiting): Promise<Timed> {
  const from = performance.now();
  const report = await checkSubmission(runtime, files, assignment.document, { seed });
  return { report, tookMs: performance.now() - from };
}

function gradedFrom({ key, submission, assignment }: Waiting, { report, tookMs }: Timed): Graded {
  if (report.verdict !== 'fault')
    return { record: recordFromReport({ key, submission, assignment: assignment.id }, report), tookMs };
  return { fault: report.checks.find(({ status }) => status === 'fault')?.fault ?? 'unknown' };
}

/** @returns undefined where it must be tried again, alone */
export async function graded(runtime: Runtime, waiting: Waiting): Promise<Graded | undefined> {
  const timed = await reportOn(runtime, waiting);
  return isDoubtful(timed.report) ? undefined : gradedFrom(waiting, timed);
}

/**
 * Nothing else may run beside it.
 * @param isEnding asked before each attempt
 * @returns undefined where it was ended before it was tried
 */
export async function gradedAlone(
  runtime: Runtime,
  waiting: Waiting,
  isEnding: () => boolean,
): Promise<Graded | undefined> {
  let last: Graded | undefined;
  for (let attempt = 0; attempt < LATER_ATTEMPTS && !isEnding(); attempt += 1) {
    last = gradedFrom(waiting, await reportOn(runtime, waiting));
    if ('record' in last) return last;
  }
  return last;
}
