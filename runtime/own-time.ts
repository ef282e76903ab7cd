/**
 * A deadline is in the program's own time: what it waited for a processor, since the machine was busy with others, does
 * not count. So no verdict depends on how fast the machine is at that moment.
 */

/** Milliseconds that the program has waited for a processor since its start: it only grows. */
export type WaitedMs = () => number;

/** A wait that is shorter than this is in every measure. */
const UNNOTICED_MS = 2;
/** Threads of its own make a program wait, too: no deadline is put off for ever. */
const MOST_TIMES = 10;

/** Calls `then` after `ms` milliseconds of the program's own time; what is returned calls it off. */
export function ownTimeout(ms: number, waitedMs: WaitedMs, then: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let mayWaitMs = (MOST_TIMES - 1) * ms;
  const sleep = (forMs: number): void => {
    const before = waitedMs();
    timer = setTimeout(() => {
      const more = Math.min(waitedMs() - before, mayWaitMs);
      mayWaitMs -= more;
      if (more > UNNOTICED_MS) sleep(more);
      else then();
    }, forMs);
  };
  sleep(ms);
  return () => clearTimeout(timer);
}

/** What counts of a duration in which the program waited for so long. */
export function ownMs(tookMs: number, waitedMs: number): number {
  return Math.max(0, tookMs - waitedMs);
}
