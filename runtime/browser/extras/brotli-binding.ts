import type { Decoder } from '../unpackers/decoder.ts';
import { member } from '../worker/library.ts';
import { constants } from '../worker/node-constants.ts';
import { nodeError } from '../worker/node-error.ts';
import { createStoredBrotli } from './packer.ts';
import { EMPTY, Handle, Z_BUF_ERROR, type Problem } from './zlib-handle.ts';

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
  private isFinished = false;

  init(_parameters: unknown, state: Uint32Array, done: () => void): void {
    this.state = state;
    this.done = done;
  }

  override reset(): void {
    super.reset();
    this.packer = createStoredBrotli();
    this.isFinished = false;
  }

  protected work(bytes: Uint8Array, flush: number): Uint8Array {
    if (this.isFinished) return EMPTY;
    this.isFinished = flush === FINISH;
    return this.packer.push(bytes, this.isFinished ? 'finish' : 'sync');
  }

  protected unread(): number {
    return 0;
  }

  protected flaw(): undefined {
    return undefined;
  }
}

export class BrotliDecoder extends Handle {
  private decoder: Decoder | undefined;

  init(_parameters: unknown, state: Uint32Array, done: () => void): void {
    if (createDecoder === undefined) throw nodeError('ERR_FEATURE_UNAVAILABLE_ON_PLATFORM', 'zlib.BrotliDecompress');
    this.state = state;
    this.done = done;
    this.reset();
  }

  override reset(): void {
    super.reset();
    this.decoder = createDecoder?.();
  }

  protected work(bytes: Uint8Array): Uint8Array {
    return this.decoder?.push(bytes) ?? EMPTY;
  }

  protected unread(): number {
    return this.decoder?.unread ?? 0;
  }

  protected flaw(flush: number): Problem | undefined {
    const wrong = this.decoder?.flaw;
    if (wrong !== undefined) {
      const errno: unknown = member(constants.constants['zlib'], `BROTLI_DECODER_ERROR_${wrong}`);
      return ['Decompression failed', Number(errno), `ERR__ERROR_${wrong}`];
    }
    if (flush !== FINISH || this.decoder?.isDone !== false) return undefined;
    return ['unexpected end of file', Z_BUF_ERROR, 'Z_BUF_ERROR'];
  }
}
