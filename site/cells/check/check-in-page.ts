/** Checks a submission in the page, with an end that the learner or the clock sets. */
import { checkSubmission, type CheckOutcome, type Report } from '#checker/assignment.ts';
import type { ExampleFiles, Runtime } from '#runtime/contract.ts';
import { checksOf } from '../ground/content/assignment-content.ts';
import { pageRuntime } from '../ground/runtime/page-runtime.ts';

export interface CheckInPage {
  readonly assignment: string;
  readonly files: ExampleFiles;
  readonly seed: string;
  readonly signal: AbortSignal;
  readonly onOutcome: (outcome: CheckOutcome) => void;
}

/** Aborting ends every program that was started through it, and starts no more. */
function stoppable(runtime: Runtime, signal: AbortSignal): Runtime {
  return {
    name: runtime.name,
    close: () => runtime.close(),
    start(files, options) {
      signal.throwIfAborted();
      const example = runtime.start(files, options);
      const stop = (): void => void example.stop(0);
      signal.addEventListener('abort', stop);
      void example.exit.then(() => {
        signal.removeEventListener('abort', stop);
      });
      return example;
    },
  };
}

function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const end = (): void => {
      reject(signal.reason instanceof Error ? signal.reason : new Error(String(signal.reason)));
    };
    if (signal.aborted) end();
    else signal.addEventListener('abort', end, { once: true });
  });
}

/** Rejects with the reason of the signal where it ends the check. */
export async function checkInPage({ assignment, files, seed, signal, onOutcome }: CheckInPage): Promise<Report> {
  const [runtime, document] = await Promise.all([pageRuntime(), checksOf(assignment)]);
  const checking = checkSubmission(stoppable(runtime, signal), files, document, {
    seed,
    onOutcome: (outcome) => {
      if (!signal.aborted) onOutcome(outcome);
    },
  });
  return Promise.race([checking, untilAborted(signal)]);
}
