export const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const LOOKS_EVERY_MS = 5;

/** Resolves when the condition holds, or after `ms` milliseconds. */
export async function until(holds: () => boolean, ms: number): Promise<void> {
  const deadline = performance.now() + ms;
  while (!holds() && performance.now() < deadline) await wait(LOOKS_EVERY_MS);
}

/** The log is asynchronous with the response: time for a line that nobody waits for to show. */
const QUIET_MS = 30;

/** What is there when so many are, or after `ms` milliseconds, and a little later: one too many must show, too. */
export async function settled<T>(
  select: () => readonly T[],
  { awaited, ms, isOver = () => false }: { awaited: number; ms: number; isOver?: () => boolean },
): Promise<readonly T[]> {
  await until(() => select().length >= awaited || isOver(), ms);
  await wait(QUIET_MS);
  return select();
}

export const TOO_LATE = Symbol('too late');

/** What the promise resolves with, or TOO_LATE after `ms` milliseconds. Leaves no timer behind. */
export async function within<T>(promise: Promise<T>, ms: number): Promise<T | typeof TOO_LATE> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<typeof TOO_LATE>((resolve) => {
    timer = setTimeout(resolve, ms, TOO_LATE);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
