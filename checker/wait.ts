import { ownTimeout, type WaitedMs } from '#runtime/own-time.ts';

export const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const LOOKS_EVERY_MS = 5;

/** Of a machine that tells nothing. */
const neverWaits: WaitedMs = () => 0;

/** Resolves when the condition holds, or after `ms` milliseconds of the program's own time. */
export async function until(holds: () => boolean, ms: number, waitedMs = neverWaits): Promise<void> {
  const over = new AbortController();
  const callOff = ownTimeout(ms, waitedMs, () => over.abort());
  while (!holds() && !over.signal.aborted) await wait(LOOKS_EVERY_MS);
  callOff();
}

/** The log is asynchronous with the response: time for a line that nobody waits for to show. */
const QUIET_MS = 30;

interface Settling<T> {
  readonly isEnough: (there: readonly T[]) => boolean;
  readonly ms: number;
  readonly isOver?: () => boolean;
  readonly waitedMs?: WaitedMs;
}

/** What is there when it is enough, or after `ms` milliseconds, and a little later: one too many must show, too. */
export async function settled<T>(
  select: () => readonly T[],
  { isEnough, ms, isOver = () => false, waitedMs = neverWaits }: Settling<T>,
): Promise<readonly T[]> {
  await until(() => isEnough(select()) || isOver(), ms, waitedMs);
  await wait(QUIET_MS);
  return select();
}

export const TOO_LATE = Symbol('too late');

/** What the promise resolves with, or TOO_LATE after `ms` milliseconds of the program's own time. Leaves no timer behind. */
export async function within<T>(promise: Promise<T>, ms: number, waitedMs = neverWaits): Promise<T | typeof TOO_LATE> {
  const late = Promise.withResolvers<typeof TOO_LATE>();
  const callOff = ownTimeout(ms, waitedMs, () => late.resolve(TOO_LATE));
  try {
    return await Promise.race([promise, late.promise]);
  } finally {
    callOff();
  }
}
