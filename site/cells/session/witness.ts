/**
 * Says how late this machine makes everybody: a thread that has nothing to do is asked again and again. By what it
 * answers late, the page or the processor was busy with something else, and no program is to blame for that time.
 */
const ASK_EVERY_MS = 10;
/** So long an answer takes where nothing holds it up. */
const USUAL_MS = 10;

export interface Witness {
  /** Milliseconds of lateness since it was called. */
  readonly lateMs: () => number;
  readonly dismiss: () => void;
}

export function callWitness(): Witness {
  const thread = new Worker(new URL('./witness-thread.ts', import.meta.url), { type: 'module' });
  let late = 0;
  // Until it has answered once it may still be starting, and nobody is late.
  let askedAt: number | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const owed = (): number => (askedAt === undefined ? 0 : Math.max(0, performance.now() - askedAt - USUAL_MS));
  const ask = (): void => {
    askedAt = performance.now();
    thread.postMessage(undefined);
  };
  thread.onmessage = () => {
    late += owed();
    askedAt = undefined;
    timer = setTimeout(ask, ASK_EVERY_MS);
  };
  // Where the page may have no thread of its own, nobody speaks for the program.
  thread.onerror = (event) => event.preventDefault();
  thread.postMessage(undefined);
  return {
    lateMs: () => late + owed(),
    dismiss() {
      clearTimeout(timer);
      thread.terminate();
    },
  };
}
