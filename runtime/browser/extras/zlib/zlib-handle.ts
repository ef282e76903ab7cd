import { hold, post, release } from '../../ground/event-loop.ts';

/** What Node's `zlib` holds of each stream: the object of its binding that does the work. */

export const Z_BUF_ERROR = -5;
export const EMPTY = new Uint8Array();

/** As it goes to `onerror`. */
export type Problem = readonly [message: string, errno: number, code: string];

/** What of the input and of the output's room was left. */
export type Left = readonly [input: number, output: number];

type WriteArguments = [
  flush: number,
  input: Uint8Array | null | undefined,
  inputAt: number,
  inputLength: number,
  output: Uint8Array<ArrayBuffer>,
  outputAt: number,
  outputLength: number,
];

export abstract class Handle {
  onerror: ((message: string, errno: number, code: string) => void) | undefined;
  protected state: Uint32Array = new Uint32Array(2);
  protected done: () => void = () => undefined;
  private isClosed = false;

  /** Works until the input is used up or the output is full, as the library asks again and again. */
  protected abstract work(flush: number, input: Uint8Array, output: Uint8Array<ArrayBuffer>): Left | Problem;

  writeSync(...args: WriteArguments): void {
    this.process(args);
  }

  write(...args: WriteArguments): void {
    hold();
    post(() => {
      release();
      if (this.isClosed) return;
      if (this.process(args)) Reflect.apply(this.done, this, []);
    });
  }

  /** Whether nothing was wrong. */
  private process([flush, input, inputAt, inputLength, output, outputAt, outputLength]: WriteArguments): boolean {
    const result = this.work(
      flush,
      input?.subarray(inputAt, inputAt + inputLength) ?? EMPTY,
      output.subarray(outputAt, outputAt + outputLength),
    );
    if (result.length === 3) return this.tell(result);
    this.state[0] = result[1];
    this.state[1] = result[0];
    return true;
  }

  /** `false`, where there was a problem. */
  protected tell(problem: Problem | undefined): boolean {
    if (problem !== undefined) this.onerror?.(...problem);
    return problem === undefined;
  }

  close(): void {
    this.isClosed = true;
  }

  getAsyncId(): number {
    return 0;
  }
}

/** Hands out what was made at once as there is room for it. */
export class Outlet {
  private waiting: Uint8Array = EMPTY;

  get size(): number {
    return this.waiting.length;
  }

  add(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    const joint = new Uint8Array(this.waiting.length + bytes.length);
    joint.set(this.waiting);
    joint.set(bytes, this.waiting.length);
    this.waiting = joint;
  }

  /** How much room is left in the output. */
  drain(output: Uint8Array): number {
    const part = this.waiting.subarray(0, output.length);
    output.set(part);
    this.waiting = this.waiting.subarray(part.length);
    return output.length - part.length;
  }
}
