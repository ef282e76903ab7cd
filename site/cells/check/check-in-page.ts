/** Checks a submission in the page, with an end that the learner or the clock sets. */
import { checkSubmission, type CheckOutcome, type Report } from '#checker/assignment.ts';
import type { ExampleFiles } from '#runtime/contract.ts';
import { checksOf } from '../ground/content/assignment-content.ts';
import { loadedRuntime } from '../ground/runtime/page-runtime.ts';
import { stoppable, untilAborted } from '../ground/runtime/stoppable.ts';

export interface CheckInPage {
  readonly assignment: string;
  readonly files: ExampleFiles;
  readonly seed: string;
  readonly signal: AbortSignal;
  readonly onOutcome: (outcome: CheckOutcome) => void;
  /** What the learner waits for. */
  readonly onWords: (words: string) => void;
}

/** Rejects with the reason of the signal where it ends the check. */
export async function checkInPage({
  assignment,
  files,
  seed,
  signal,
  onOutcome,
  onWords,
}: CheckInPage): Promise<Report> {
  const [runtime, document] = await Promise.all([loadedRuntime(onWords), checksOf(assignment)]);
  const checking = checkSubmission(stoppable(runtime, signal), files, document, {
    seed,
    onOutcome: (outcome) => {
      if (!signal.aborted) onOutcome(outcome);
    },
  });
  return Promise.race([checking, untilAborted(signal)]);
}
