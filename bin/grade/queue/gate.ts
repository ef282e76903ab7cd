/** Many may be at work side by side, or one alone: whoever waits to be alone comes before all that begin later. */

export interface Gate {
  readonly beside: <T>(work: () => Promise<T>) => Promise<T>;
  readonly alone: <T>(work: () => Promise<T>) => Promise<T>;
}

export function openGate(): Gate {
  let beside = 0;
  let isAlone = false;
  let waitingAlone = 0;
  let changed = Promise.withResolvers<undefined>();
  const tell = (): void => {
    changed.resolve(undefined);
    changed = Promise.withResolvers();
  };
  return {
    async beside(work) {
      while (isAlone || waitingAlone > 0) await changed.promise;
      beside += 1;
      try {
        return await work();
      } finally {
        beside -= 1;
        tell();
      }
    },
    async alone(work) {
      waitingAlone += 1;
      while (isAlone || beside > 0) await changed.promise;
      waitingAlone -= 1;
      isAlone = true;
      try {
        return await work();
      } finally {
        isAlone = false;
        tell();
      }
    },
  };
}
