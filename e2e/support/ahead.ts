/** Most of a proof is waiting: while a test awaits its own, those of the next tests have begun. */
export interface BegunAhead<T> {
  /** What the proof came to; begins the ones behind it. */
  readonly outcomeOf: (index: number) => Promise<T>;
  /** For the end of a file of tests: nothing that was begun is left behind. */
  readonly allOver: () => Promise<unknown>;
}

export function begunAhead<T>(proofs: readonly (() => Promise<T>)[], atOnce: number): BegunAhead<T> {
  const begun = new Map<number, Promise<T>>();
  const begin = (index: number): Promise<T> | undefined => {
    const outcome = begun.get(index) ?? proofs[index]?.();
    if (outcome === undefined) return undefined;
    begun.set(index, outcome);
    // Its own test tells.
    outcome.catch(() => undefined);
    return outcome;
  };
  return {
    async outcomeOf(index) {
      const own = begin(index);
      if (own === undefined) throw new Error(`There is no proof number ${String(index)}.`);
      for (let next = index + 1; next < index + atOnce; next += 1) void begin(next);
      return own;
    },
    allOver: () => Promise.allSettled(begun.values()),
  };
}
