import { joined } from '../bindings/bytes-and-text.ts';
import { hold, post, release } from '../worker/event-loop.ts';
import { PackingError } from './inflate.ts';

/** What Node's `zlib` holds of each stream: the object of its binding that does the work. */

const Z_DATA_ERROR = -3;
export const Z_BUF_ERROR = -5;
export const EMPTY = new Uint8Array();

/** As it goes to `onerror`. */
export type Problem = [message: string, errno: number, code: string];

type WriteArguments = [
  flush: number,
  input: Uint8Array | null | undefined,
  inputAt: number,
  inputLength: number,
  output: Uint8Array,
  outputAt: number,
  outputLength: number,
];

/** Takes all that it is given at once and hands it out as there is room, as the library asks again and again. `unread` is how much of the
 * last input was not wanted. */
export abstract class Handle {
  onerror: ((message: string, errno: number, code: string) => void) | undefined;
  protected state: Uint32Array = new Uint32Array(2);
  protected done: () => void = () => undefined;
  private produced: Uint8Array = EMPTY;
  private isClosed = false;

  protected abstract work(bytes: Uint8Array, flush: number): Uint8Array;
  protected abstract unread(): number;
  protected abstract flaw(flush: number): Problem | undefined;

  writeSync(...args: WriteArguments): void {
    const flaw = this.process(...args);
    if (flaw !== undefined) this.onerror?.(...flaw);
  }

  write(...args: WriteArguments): void {
    hold();
    post(() => {
      release();
      if (this.isClosed) return;
      const flaw = this.process(...args);
      if (flaw !== undefined) this.onerror?.(...flaw);
      else Reflect.apply(this.done, this, []);
    });
  }

  private process(...args: WriteArguments): Problem | undefined {
    const [flush, input, inputAt, inputLength, output, outputAt, outputLength] = args;
    const bytes = input?.subarray(inputAt, inputAt + inputLength) ?? EMPTY;
    try {
      this.produced = joined([this.produced, this.work(bytes, flush)]);
    } catch (error) {
      if (!(error instanceof PackingError)) throw error;
      return [error.message, Z_DATA_ERROR, 'Z_DATA_ERROR'];
    }
    const part = this.produced.subarray(0, outputLength);
    output.set(part, outputAt);
    this.produced = this.produced.slice(part.length);
    this.state[0] = outputLength - part.length;
    this.state[1] = this.unread();
    return this.produced.length > 0 || part.length === outputLength ? undefined : this.flaw(flush);
  }

  close(): void {
    this.isClosed = true;
  }

  reset(): void {
    this.produced = EMPTY;
  }

  params(): void {
    // What was asked for at the beginning goes on.
  }

  getAsyncId(): number {
    return 0;
  }
}
