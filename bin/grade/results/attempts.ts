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

/** What is not graded may be worth anything, but never takes the place of what is. */
function worthOf({ verdict, points }: Result): number {
  return verdict === 'open' ? Number.NEGATIVE_INFINITY : points;
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
        : later.reduce((best, each) => (worthOf(each) > worthOf(best) ? each : best), first);
  const others = inOrder(attempts).filter((each) => each !== counts);
  return {
    counts,
    others: others.map(({ from, verdict, isFault, points, notes: [why = ''] }) => {
      const about = { from, verdict, points, why };
      return isFault === undefined ? about : { ...about, isFault };
    }),
  };
}
