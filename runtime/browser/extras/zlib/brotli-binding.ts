import type { Decoder } from '../../unpackers/decoder.ts';
import { member } from '../../ground/library.ts';
import { constants } from '../../ground/node-constants.ts';
import { StoringHandle, UnpackingHandle, type Packer } from './packing-handles.ts';
import { createStoredBrotli } from './stored-brotli.ts';
import type { Problem } from './zlib-handle.ts';

/** Brotli under Node's own `zlib` module. */

let createDecoder: (() => Decoder) | undefined;
/** It comes with its dictionary, in a script of its own: `unpackers.ts`. */
export function giveBrotliDecoder(create: () => Decoder): void {
  createDecoder = create;
}

export class BrotliEncoder extends StoringHandle {
  init(_parameters: unknown, state: Uint32Array, done: () => void): void {
    this.begin(state, done);
  }

  protected create(): Packer {
    return createStoredBrotli();
  }
}

export class BrotliDecoder extends UnpackingHandle {
  init(_parameters: unknown, state: Uint32Array, done: () => void): void {
    this.begin('BrotliDecompress', state, done);
  }

  protected create(): Decoder | undefined {
    return createDecoder?.();
  }

  protected problemOf(flaw: string): Problem {
    const errno: unknown = member(constants.constants['zlib'], `BROTLI_DECODER_ERROR_${flaw}`);
    return ['Decompression failed', Number(errno), `ERR__ERROR_${flaw}`];
  }
}
