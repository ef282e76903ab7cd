export const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

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
