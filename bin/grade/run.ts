/** Grades what is not in the journal yet. */
import { checkSubmission, type Report } from '#checker/assignment.ts';
import type { CatalogueAssignment } from '#checker/catalogue.ts';
import type { ExampleFiles, Runtime } from '#runtime/contract.ts';
import type { Journal } from './journal.ts';
import { recordFromReport } from './record.ts';

export interface Waiting {
  readonly key: string;
  readonly assignment: CatalogueAssignment;
  readonly files: ExampleFiles;
  readonly submission: string;
  readonly seed: string;
}

export interface RunOptions {
  readonly jobs: number;
  readonly onGraded: () => void;
  /** Asked before each: true ends the run with what is begun. */
  readonly isEnding: () => boolean;
}

/** Alone, after all others: the machine may have been too busy. */
const LATER_ATTEMPTS = 2;

/** What says nothing about the submission, or may say more about the machine. */
function isDoubtful({ verdict, checks }: Report): boolean {
  return verdict === 'fault' || checks.some(({ failure }) => failure?.kind === 'timed-out');
}

async function reportOn(runtime: Runtime, { files, assignment, seed }: Waiting): Promise<Report> {
  return checkSubmission(runtime, files, assignment.document, { seed });
}

/** @returns those that no attempt could grade, each with our fault */
export async function gradeAll(
  runtime: Runtime,
  journal: Journal,
  waiting: readonly Waiting[],
  { jobs, onGraded, isEnding }: RunOptions,
): Promise<readonly { readonly waiting: Waiting; readonly fault: string }[]> {
  const doubtful: Waiting[] = [];
  const faults: { waiting: Waiting; fault: string }[] = [];
  const keep = (each: Waiting, report: Report): void => {
    const { key, submission, assignment } = each;
    journal.append(recordFromReport({ key, submission, assignment: assignment.id }, report));
    onGraded();
  };
  const queue = [...waiting];
  const gradeInTurn = async (): Promise<void> => {
    for (let each = queue.shift(); each !== undefined && !isEnding(); each = queue.shift()) {
      const report = await reportOn(runtime, each);
      if (isDoubtful(report)) doubtful.push(each);
      else keep(each, report);
    }
  };
  await Promise.all(Array.from({ length: jobs }, gradeInTurn));
  for (const each of doubtful) {
    let report: Report | undefined;
    for (let attempt = 0; attempt < LATER_ATTEMPTS && !isEnding(); attempt += 1) {
      report = await reportOn(runtime, each);
      if (report.verdict !== 'fault') break;
    }
    if (report === undefined) continue;
    const fault = report.checks.find(({ status }) => status === 'fault')?.fault;
    if (report.verdict === 'fault') faults.push({ waiting: each, fault: fault ?? 'unknown' });
    else keep(each, report);
  }
  return faults;
}
