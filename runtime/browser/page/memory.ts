/** How much the workers of one program may take together of what they can count: `program/memory.ts` does. */
export const MOST_MEMORY_BYTES = 2 ** 30;
/** Until then what is in use no longer has been collected, and is taken back. */
const COLLECTED_WITHIN_MS = 1_500;
/** Nothing is collected before a turn ends; so much is too much all the same. */
const AT_ONCE_TIMES = 4;

export interface MemoryCeiling {
  /** So many bytes are taken by this worker now. */
  readonly take: (worker: object, bytes: number) => void;
  readonly close: () => void;
}

export function createMemoryCeiling(onTooMuch: () => void, most = MOST_MEMORY_BYTES): MemoryCeiling {
  const takenBy = new Map<object, number>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const taken = (): number => [...takenBy.values()].reduce((sum, bytes) => sum + bytes, 0);
  const close = (): void => {
    clearTimeout(timer);
    timer = undefined;
  };
  return {
    close,
    take(worker, bytes) {
      takenBy.set(worker, bytes);
      if (taken() <= most) close();
      else if (taken() > AT_ONCE_TIMES * most) onTooMuch();
      else timer ??= setTimeout(onTooMuch, COLLECTED_WITHIN_MS);
    },
  };
}
