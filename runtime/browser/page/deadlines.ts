/** Deadlines of many requests over one timer: in Firefox, to set and clear one for each costs a tenth of a short request. */
export interface Deadlines {
  /** Calls back after so many milliseconds, unless what it returns was called before. */
  readonly add: (ms: number, onPassed: () => void) => () => void;
}

interface Deadline {
  readonly at: number;
  readonly onPassed: () => void;
}

export function createDeadlines(): Deadlines {
  const waiting = new Set<Deadline>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wakesAt = Number.POSITIVE_INFINITY;

  /** The timer stays when a deadline is forgotten: it then finds nothing, once. */
  function wakeAt(at: number): void {
    if (at >= wakesAt) return;
    clearTimeout(timer);
    wakesAt = at;
    timer = setTimeout(wake, at - performance.now());
  }

  function wake(): void {
    wakesAt = Number.POSITIVE_INFINITY;
    const now = performance.now();
    // A timer that comes late finds several passed, and they pass in their order.
    for (const deadline of [...waiting].sort((a, b) => a.at - b.at)) {
      if (deadline.at > now) wakeAt(deadline.at);
      else if (waiting.delete(deadline)) deadline.onPassed();
    }
  }

  return {
    add(ms, onPassed) {
      const deadline = { at: performance.now() + ms, onPassed };
      waiting.add(deadline);
      wakeAt(deadline.at);
      return () => void waiting.delete(deadline);
    },
  };
}
