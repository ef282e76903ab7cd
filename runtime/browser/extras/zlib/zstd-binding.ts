import type { Decoder } from '../../unpackers/decoder.ts';
import { member } from '../../ground/library.ts';
import { constants } from '../../ground/node-constants.ts';
import { StoringHandle, UnpackingHandle, type Packer } from './packing-handles.ts';
import { createStoredZstd } from './stored-zstd.ts';
import type { Problem } from './zlib-handle.ts';

/** Zstandard under Node's own `zlib` module. */

let createDecoder: (() => Decoder) | undefined;
/** It comes in a script of its own: `unpackers.ts`. */
export function giveZstdDecoder(create: () => Decoder): void {
  createDecoder = create;
}

/** The words of its library. */
const WORDS: Readonly<Record<string, string>> = {
  GENERIC: 'Error (generic)',
  prefix_unknown: 'Unknown frame descriptor',
  version_unsupported: 'Version not supported',
  frameParameter_unsupported: 'Unsupported frame parameter',
  frameParameter_windowTooLarge: 'Frame requires too much memory for decoding',
  corruption_detected: 'Data corruption detected',
  checksum_wrong: "Restored data doesn't match checksum",
  literals_headerWrong: "Header of Literals' block doesn't respect format specification",
  dictionary_wrong: 'Dictionary mismatch',
  memory_allocation: 'Allocation error : not enough memory',
};

export class ZstdCompress extends StoringHandle {
  init(_parameters: unknown, _size: unknown, state: Uint32Array, done: () => void): void {
    this.begin(state, done);
  }

  protected create(): Packer {
    return createStoredZstd();
  }
}

export class ZstdDecompress extends UnpackingHandle {
  init(_parameters: unknown, _size: unknown, state: Uint32Array, done: () => void): void {
    this.begin('ZstdDecompress', state, done);
  }

  protected create(): Decoder | undefined {
    return createDecoder?.();
  }

  protected problemOf(flaw: string): Problem {
    const code = `ZSTD_error_${flaw}`;
    return [WORDS[flaw] ?? flaw, Number(member(constants.constants['zlib'], code)), code];
  }
}
