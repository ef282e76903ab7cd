import type { Decoder } from '../../unpackers/decoder.ts';
import { member } from '../../ground/library.ts';
import { constants } from '../../ground/node-constants.ts';
import { nodeError } from '../../ground/node-error.ts';
import { createStoredBrotli } from './stored-brotli.ts';
import { Handle, Outlet, Z_BUF_ERROR, type Left, type Problem } from './zlib-handle.ts';

/** Brotli under Node's own `zlib` module. */

/** BROTLI_OPERATION_FINISH */
const FINISH = 2;

let createDecoder: (() => Decoder) | undefined;
/** It comes with its dictionary, in a script of its own: `unpackers.ts`. */
export function giveBrotliDecoder(create: () => Decoder): void {
  createDecoder = create;
}

export class BrotliEncoder extends Handle {
  private packer = createStoredBrotli();
  private outlet = new Outlet();
  private isFinished = false;

  init(_parameters: unknown, state: Uint32Array, done: () => void): void {
    this.state = state;
    this.done = done;
  }

  reset(): void {
    this.packer = createStoredBrotli();
    this.outlet = new Outlet();
    this.isFinished = false;
  }

  protected work(flush: number, input: Uint8Array, output: Uint8Array): Left {
    if (!this.isFinished) {
      this.isFinished = flush === FINISH;
      this.outlet.add(this.packer.push(input, this.isFinished ? 'finish' : 'sync'));
    }
    return [0, this.outlet.drain(output)];
  }
}

export class BrotliDecoder extends Handle {
  private decoder: Decoder | undefined;
  private outlet = new Outlet();

  init(_parameters: unknown, state: Uint32Array, done: () => void): void {
    if (createDecoder === undefined) throw nodeError('ERR_FEATURE_UNAVAILABLE_ON_PLATFORM', 'zlib.BrotliDecompress');
    this.state = state;
    this.done = done;
    this.reset();
  }

  reset(): void {
    this.outlet = new Outlet();
    this.decoder = createDecoder?.();
  }

  protected work(flush: number, input: Uint8Array, output: Uint8Array): Left | Problem {
    const { decoder } = this;
    if (decoder === undefined) throw new Error('A Brotli stream was used before its init.');
    this.outlet.add(decoder.push(input));
    const room = this.outlet.drain(output);
    return (room > 0 ? flaw(decoder, flush) : undefined) ?? [decoder.unread, room];
  }
}

function flaw({ flaw: wrong, isDone }: Decoder, flush: number): Problem | undefined {
  if (wrong !== undefined) {
    const errno: unknown = member(constants.constants['zlib'], `BROTLI_DECODER_ERROR_${wrong}`);
    return ['Decompression failed', Number(errno), `ERR__ERROR_${wrong}`];
  }
  return flush === FINISH && !isDone ? ['unexpected end of file', Z_BUF_ERROR, 'Z_BUF_ERROR'] : undefined;
}
