/** Ends what a reader gives up. */
import type { Runtime } from '#runtime/contract.ts';

/** Aborting ends every program that was started through it, and starts no more. */
export function stoppable(runtime: Runtime, signal: AbortSignal): Runtime {
  return {
    name: runtime.name,
    close: () => runtime.close(),
    start(files, options) {
      signal.throwIfAborted();
      const example = runtime.start(files, options);
      const stop = (): void => void example.stop(0);
      signal.addEventListener('abort', stop);
      void example.exit.then(() => {
        signal.removeEventListener('abort', stop);
      });
      return example;
    },
  };
}

/** Rejects with the reason of the signal. */
export function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const end = (): void => {
      reject(signal.reason instanceof Error ? signal.reason : new Error(String(signal.reason)));
    };
    if (signal.aborted) end();
    else signal.addEventListener('abort', end, { once: true });
  });
}
