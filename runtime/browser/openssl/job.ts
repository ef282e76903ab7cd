import { currentFrame, setFrame } from '../ground/async-context.ts';
import { hold, post, release } from '../ground/event-loop.ts';
import { arrayBufferFrom } from './bytes.ts';
import { lazyDOMException } from './dom-exception.ts';

/** `CryptoJob`: one piece of work, done at once, or later with a callback or for a promise. */

export const MODES = { kCryptoJobAsync: 0, kCryptoJobSync: 1, kCryptoJobWebCrypto: 2 } as const;

/** Looks at what is asked, which may throw at once, and answers with the work. */
type Prepare = (args: readonly unknown[], mode: number) => () => unknown;

/** Bytes leave as an ArrayBuffer. */
const given = (result: unknown): unknown => (result instanceof Uint8Array ? arrayBufferFrom(result) : result);

function failedOperation(cause: unknown): unknown {
  return lazyDOMException('The operation failed for an operation-specific reason', {
    name: 'OperationError',
    cause,
  });
}

function attempt(work: () => unknown): readonly [error: unknown, result: unknown] {
  try {
    return [undefined, given(work())];
  } catch (error) {
    return [error, undefined];
  }
}

export function jobClass(prepare: Prepare) {
  return class {
    ondone: ((error: unknown, result: unknown) => void) | undefined = undefined;
    readonly #mode: number;
    readonly #work: () => unknown;

    constructor(mode: number, ...args: readonly unknown[]) {
      this.#mode = mode;
      this.#work = prepare(args, mode);
    }

    run(): unknown {
      if (this.#mode === MODES.kCryptoJobSync) return attempt(this.#work);
      const frame = currentFrame();
      const done = Promise.withResolvers<unknown>();
      const isForPromise = this.#mode === MODES.kCryptoJobWebCrypto;
      hold();
      post(() => {
        release();
        const [error, result] = attempt(this.#work);
        // In Node it comes from another thread, which has no frames of ours.
        if (error instanceof Error) error.stack = String(error);
        setFrame(frame);
        if (!isForPromise) this.ondone?.(error, result);
        // As Node does, with the error of the work as its cause.
        else if (error !== undefined) done.reject(failedOperation(error));
        else done.resolve(result);
      });
      return isForPromise ? done.promise : undefined;
    }
  };
}
