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
  /** @param tookMs of the attempt that counts */
  readonly onGraded: (tookMs: number) => void;
  /** Asked before each: true ends the run with what is begun. */
  readonly isEnding: () => boolean;
}

/** Alone, after all others: the machine may have been too busy. */
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

/** @returns those that no attempt could grade, each with our fault */
export async function gradeAll(
  runtime: Runtime,
  journal: Journal,
  waiting: readonly Waiting[],
  { jobs, onGraded, isEnding }: RunOptions,
): Promise<readonly { readonly waiting: Waiting; readonly fault: string }[]> {
  const doubtful: Waiting[] = [];
  const faults: { waiting: Waiting; fault: string }[] = [];
  const keep = (each: Waiting, { report, tookMs }: Timed): void => {
    const { key, submission, assignment } = each;
    journal.append(recordFromReport({ key, submission, assignment: assignment.id }, report));
    onGraded(tookMs);
  };
  const queue = [...waiting];
  const gradeInTurn = async (): Promise<void> => {
    for (let each = queue.shift(); each !== undefined && !isEnding(); each = queue.shift()) {
      const timed = await reportOn(runtime, each);
      if (isDoubtful(timed.report)) doubtful.push(each);
      else keep(each, timed);
    }
  };
  await Promise.all(Array.from({ length: jobs }, gradeInTurn));
  for (const each of doubtful) {
    let timed: Timed | undefined;
    for (let attempt = 0; attempt < LATER_ATTEMPTS && !isEnding(); attempt += 1) {
      timed = await reportOn(runtime, each);
      if (timed.report.verdict !== 'fault') break;
    }
    if (timed === undefined) continue;
    const { report } = timed;
    const fault = report.checks.find(({ status }) => status === 'fault')?.fault;
    if (report.verdict === 'fault') faults.push({ waiting: each, fault: fault ?? 'unknown' });
    else keep(each, timed);
  }
  return faults;
}
