/** Of several hand-ins of one learner for one assignment: which one counts. */
import type { NotCounted, Result } from './result.ts';

export const attemptRules = ['best', 'latest', 'first'] as const;
export type AttemptRule = (typeof attemptRules)[number];

/** In the order in which they were handed in; where two have the same time, in the order of their names. */
function inOrder(attempts: readonly Result[]): readonly Result[] {
  return attempts.toSorted(
    (a, b) => a.handedInMs - b.handedInMs || a.from.localeCompare(b.from, 'en', { numeric: true }),
  );
}

export interface Chosen {
  readonly counts: Result;
  readonly others: readonly NotCounted[];
}

/** What could not be read as a submission counts only where there is nothing else. */
export function chosenFrom(rule: AttemptRule, attempts: readonly [Result, ...Result[]]): Chosen {
  const readable = attempts.filter(({ verdict }) => verdict !== 'refused');
  const [first = attempts[0], ...later] = inOrder(readable.length > 0 ? readable : attempts);
  const counts =
    rule === 'first'
      ? first
      : rule === 'latest'
        ? (later.at(-1) ?? first)
        : later.reduce((best, each) => (each.points > best.points ? each : best), first);
  const others = inOrder(attempts).filter((each) => each !== counts);
  return {
    counts,
    others: others.map(({ from, verdict, points, notes: [why = ''] }) => ({ from, verdict, points, why })),
  };
}
