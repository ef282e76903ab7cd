/** What becomes of a place in the folder of submissions: a program, or why there is none. */
import { say } from '../../language.ts';
import { SubmissionProblem, type Submission } from '../../submission.ts';
import type { Named } from './learner.ts';
import type { Asked, AskedOf } from './loose.ts';

/** Why it is none. */
export interface NoSubmission {
  readonly problem: string;
  /** What the system said, where it is we who cannot read it: that costs nobody points, and is told to the teacher alone. */
  readonly fault?: string;
}

export interface Found {
  /** The path below the folder of submissions. */
  readonly from: string;
  /** When it was last written, in ms since 1970, as the system says. */
  readonly writtenMs: number;
  /** Undefined where nothing says of what it is. */
  readonly assignment: string | undefined;
  readonly submission: Submission | NoSubmission;
  readonly notes: readonly string[];
  /** Of what a platform packed for a whole class: the learner whom it names, or that it is nobody's. */
  readonly whose?: Named | 'nobody';
}

export interface FindOptions {
  /** The assignment of what does not say it itself; what says another one is told so. */
  readonly assignment?: string | undefined;
  /** What that one asks for. */
  readonly asked?: Asked | undefined;
  /** What any other one asks for, where the paths name it. */
  readonly askedOf?: AskedOf | undefined;
  /** Of all assignments. */
  readonly ids: ReadonlySet<string>;
}

/** Where it lies, and since when. */
export type Place = Pick<Found, 'from' | 'writtenMs'>;

export function refusal({ from, writtenMs }: Place, assignment: string | undefined, problem: string): Found {
  return { from, writtenMs, assignment, submission: { problem }, notes: [] };
}

export async function orRefusal(
  place: Place,
  assignment: string | undefined,
  read: () => readonly Found[] | Promise<readonly Found[]>,
): Promise<readonly Found[]> {
  try {
    return await read();
  } catch (problem) {
    if (problem instanceof SubmissionProblem) return [refusal(place, assignment, problem.message)];
    // A folder without rights, a name that the system cannot read.
    if (!(problem instanceof Error && 'syscall' in problem)) throw problem;
    return [unread(place, assignment, problem.message)];
  }
}

/** It is we who cannot read it: no reason to stop, and no fault of the learner. */
export function unread({ from, writtenMs }: Place, assignment: string | undefined, fault: string): Found {
  return { from, writtenMs, assignment, submission: { problem: say('collect.unreadable'), fault }, notes: [] };
}
