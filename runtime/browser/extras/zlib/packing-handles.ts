import type { Decoder } from '../../unpackers/decoder.ts';
import { nodeError } from '../../ground/node-error.ts';
import { EMPTY, Handle, Outlet, Z_BUF_ERROR, type Left, type Problem } from './zlib-handle.ts';

/** What Brotli and Zstandard have in common under Node's own `zlib` module. */

export type Flush = 'none' | 'sync' | 'finish';

/** Makes a stream of a format that stores what it holds. */
export interface Packer {
  readonly push: (bytes: Uint8Array, flush: Flush) => Uint8Array;
}

/** BROTLI_OPERATION_FINISH, and ZSTD_e_end. */
const FINISH = 2;

export abstract class StoringHandle extends Handle {
  private packer: Packer | undefined;
  private outlet = new Outlet();
  private isFinished = false;

  protected abstract create(): Packer;

  protected begin(state: Uint32Array, done: () => void): void {
    this.state = state;
    this.done = done;
  }

  reset(): void {
    this.packer = this.create();
    this.outlet = new Outlet();
    this.isFinished = false;
  }

  protected work(flush: number, input: Uint8Array, output: Uint8Array): Left {
    this.packer ??= this.create();
    if (!this.isFinished) {
      this.isFinished = flush === FINISH;
      this.outlet.add(this.packer.push(input, this.isFinished ? 'finish' : 'sync'));
    }
    return [0, this.outlet.drain(output)];
  }
}

export abstract class UnpackingHandle extends Handle {
  private decoder: Decoder | undefined;
  private outlet = new Outlet();

  /** Undefined where what unpacks it has not come. */
  protected abstract create(): Decoder | undefined;
  protected abstract problemOf(flaw: string): Problem;

  protected begin(name: string, state: Uint32Array, done: () => void): void {
    this.state = state;
    this.done = done;
    this.reset();
    if (this.decoder === undefined) throw nodeError('ERR_FEATURE_UNAVAILABLE_ON_PLATFORM', `zlib.${name}`);
  }

  reset(): void {
    this.outlet = new Outlet();
    this.decoder = this.create();
  }

  protected work(flush: number, input: Uint8Array, output: Uint8Array): Left | Problem {
    const { decoder } = this;
    if (decoder === undefined) throw new Error('A stream was used before its init.');
    this.outlet.add(decoder.push(input));
    while (decoder.waits === true && this.outlet.size < output.length) this.outlet.add(decoder.push(EMPTY));
    const room = this.outlet.drain(output);
    return (room > 0 ? this.flawOf(decoder, flush) : undefined) ?? [decoder.unread, room];
  }

  private flawOf({ flaw, isDone }: Decoder, flush: number): Problem | undefined {
    if (flaw !== undefined) return this.problemOf(flaw);
    return flush === FINISH && !isDone ? ['unexpected end of file', Z_BUF_ERROR, 'Z_BUF_ERROR'] : undefined;
  }
}
