/** What was done to a program during a run, step by step. */
import type { ExampleDocument, Run } from '#checker/exchange.ts';

export interface ShownStep {
  /** `POST /jobs`, or the signal. */
  readonly what: string;
  /** The exchange that was sent. */
  readonly exchange?: string;
  /** How the send ended: a status, `cut`, `refused` or `left`. */
  readonly end?: string;
  /** When the client goes away, after sending. */
  readonly leavesAfterMs?: number;
  readonly afterMs: number;
}

/** `slow-answer: 200` → `200`; a signal has no end. */
export function endOfStep(words: string): string | undefined {
  return /: (.+)$/.exec(words)?.[1];
}

export function shownSteps({ steps = [] }: Run, { exchanges }: ExampleDocument, taken: readonly string[]): ShownStep[] {
  return steps.map((step, index): ShownStep => {
    const afterMs = step.afterMs ?? 0;
    if ('signal' in step) return { what: step.signal, afterMs };
    const request = exchanges[step.send]?.request;
    const end = endOfStep(taken[index] ?? '');
    return {
      what: request === undefined ? step.send : `${request.method} ${request.path}`,
      exchange: step.send,
      ...(end !== undefined && { end }),
      ...('leavesAfterMs' in step && { leavesAfterMs: step.leavesAfterMs }),
      afterMs,
    };
  });
}
