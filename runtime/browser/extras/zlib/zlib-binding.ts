import { encodeUtf8 } from '../../bindings/text/bytes-and-text.ts';
import { constants } from '../../ground/node-constants.ts';
import { BrotliDecoder, BrotliEncoder, giveBrotliDecoder } from './brotli-binding.ts';
import { crc32 } from './checksums.ts';
import { Handle, type Left, type Problem } from './zlib-handle.ts';
import { giveZstdDecoder, ZstdCompress, ZstdDecompress } from './zstd-binding.ts';
import { ZlibStream } from './zlib-stream.ts';

/** `internalBinding('zlib')`, under Node's own `zlib` module. */

class Zlib extends Handle {
  private readonly mode: number;
  private stream: ZlibStream | undefined;

  constructor(mode: number) {
    super();
    this.mode = mode;
  }

  init(
    windowBits: number,
    level: number,
    memLevel: number,
    strategy: number,
    state: Uint32Array,
    done: () => void,
    dictionary: ArrayBufferView | undefined,
    rejectsGarbage: boolean,
  ): void {
    this.state = state;
    this.done = done;
    this.stream = new ZlibStream(this.mode, {
      windowBits,
      level,
      memLevel,
      strategy,
      dictionary: dictionary && new Uint8Array(dictionary.buffer, dictionary.byteOffset, dictionary.byteLength).slice(),
      rejectsGarbage,
    });
  }

  reset(): void {
    this.tell(this.stream?.reset());
  }

  params(level: number, strategy: number): void {
    this.tell(this.stream?.setParameters(level, strategy));
  }

  protected work(flush: number, input: Uint8Array, output: Uint8Array<ArrayBuffer>): Left | Problem {
    if (this.stream === undefined) throw new Error('A zlib stream was used before its init.');
    return this.stream.work(flush, input, output);
  }
}

export const zlibBinding = {
  giveBrotliDecoder,
  Zlib,
  BrotliEncoder,
  BrotliDecoder,
  giveZstdDecoder,
  ZstdCompress,
  ZstdDecompress,
  crc32: (data: string | Uint8Array, value: number) => crc32(typeof data === 'string' ? encodeUtf8(data) : data, value),
};

/** @param zlib the constants of Node's binding, as the build took them */
export function giveZlibConstants(zlib: unknown): void {
  Object.assign(Object(constants.constants['zlib']), zlib);
}
