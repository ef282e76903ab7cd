/** What the learner has done with each assignment, kept in this browser. */
import { recall, remember } from '../../drafts.ts';
import { z } from './quiet-zod.ts';

export const RECORD_PREFIX = 'notebook:assignment:1:';

/** Heard on the document after a record was written. */
export const RECORD_CHANGED = 'notebook:record-changed';

/** The count goes on; of older attempts only the best result stays. */
const ATTEMPTS_KEPT = 10;

const score = {
  verdict: z.enum(['passed', 'failed']),
  points: z.int().nonnegative(),
  outOf: z.int().nonnegative(),
};

const attemptSchema = z.strictObject({
  ...score,
  at: z.iso.datetime(),
  seed: z.string(),
  /** Ids of the checks that passed. */
  passed: z.array(z.string()),
  /** Whether the learner had opened the solution by then. */
  solutionOpened: z.boolean(),
  files: z.record(z.string(), z.string()),
});

export const recordSchema = z.strictObject({
  /** The newest last. */
  attempts: z.array(attemptSchema),
  count: z.int().nonnegative(),
  best: z.strictObject(score).optional(),
  /** Opened on request, before a check of all passed. */
  solutionOpened: z.boolean(),
  hintsOpened: z.int().nonnegative(),
});

export type Attempt = z.infer<typeof attemptSchema>;
export type AssignmentRecord = z.infer<typeof recordSchema>;
type Score = NonNullable<AssignmentRecord['best']>;

const untouched: AssignmentRecord = { attempts: [], count: 0, solutionOpened: false, hintsOpened: 0 };

export function recordFromText(text: string | null): AssignmentRecord {
  if (text === null) return untouched;
  try {
    return recordSchema.safeParse(JSON.parse(text)).data ?? untouched;
  } catch (error) {
    if (error instanceof SyntaxError) return untouched;
    throw error;
  }
}

export function readRecord(assignment: string): AssignmentRecord {
  return recordFromText(recall(RECORD_PREFIX + assignment));
}

/** False where the browser did not keep it. */
export function changeRecord(assignment: string, change: Partial<AssignmentRecord>): boolean {
  const record = { ...readRecord(assignment), ...change };
  const isKept = remember(RECORD_PREFIX + assignment, JSON.stringify(record));
  document.dispatchEvent(new Event(RECORD_CHANGED));
  return isKept;
}

function shareOf({ points, outOf }: Score): number {
  return outOf === 0 ? 0 : points / outOf;
}

function better(a: Score | undefined, b: Score | undefined): Score | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return shareOf(b) > shareOf(a) ? b : a;
}

export function withAttempt(record: AssignmentRecord, attempt: Attempt): AssignmentRecord {
  const { verdict, points, outOf } = attempt;
  return {
    ...record,
    attempts: [...record.attempts, attempt].slice(-ATTEMPTS_KEPT),
    count: record.count + 1,
    best: better(record.best, { verdict, points, outOf }),
  };
}

/** Of two browsers: every attempt once, the better result, and whatever was opened in either. */
export function mergeRecords(a: AssignmentRecord, b: AssignmentRecord): AssignmentRecord {
  const attempts = [...new Map([...a.attempts, ...b.attempts].map((each) => [each.at, each])).values()];
  return {
    attempts: attempts.sort((one, other) => one.at.localeCompare(other.at)).slice(-ATTEMPTS_KEPT),
    count: Math.max(a.count, b.count, attempts.length),
    best: better(a.best, b.best),
    solutionOpened: a.solutionOpened || b.solutionOpened,
    hintsOpened: Math.max(a.hintsOpened, b.hintsOpened),
  };
}
