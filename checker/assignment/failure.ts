/** What ends a case: something of the submission, told with its evidence. */
import type { Exit, HttpRequest, HttpResponse, LogLine } from '#runtime/contract.ts';
import type { Difference } from '../match.ts';

/**
 * wrong: it answered, and otherwise than asked for. crashed-at-start: it ended before it listened.
 * crashed: it ended, or cut the connection, instead of answering. timed-out: no answer, or no port, at the deadline.
 * out-of-memory, too-much-output: it was ended at a limit.
 */
export type FailureKind = 'wrong' | 'crashed-at-start' | 'crashed' | 'timed-out' | 'out-of-memory' | 'too-much-output';

export interface Failure {
  readonly kind: FailureKind;
  readonly differences: readonly Difference[];
  /** What was sent, where something was. */
  readonly request?: HttpRequest;
  readonly response?: HttpResponse;
  /** The lines of that request; of the whole program where none was sent. */
  readonly logs: readonly LogLine[];
}

export class CaseFailure extends Error {
  override readonly name = 'CaseFailure';
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.kind);
    this.failure = failure;
  }
}

const OUT_OF_MEMORY = /heap out of memory|Array buffer allocation failed/;

export function kindFromExit(exit: Exit, logs: readonly LogLine[], otherwise: FailureKind): FailureKind {
  if (exit.reason === 'too-much-output') return 'too-much-output';
  if (exit.reason === 'unresponsive') return 'timed-out';
  if (exit.reason === 'out-of-memory' || logs.some(({ text }) => OUT_OF_MEMORY.test(text))) return 'out-of-memory';
  return otherwise;
}
