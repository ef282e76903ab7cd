import { encodeUtf8 } from '../bindings/bytes-and-text.ts';
import { constants } from '../worker/node-constants.ts';
import { BrotliDecoder, BrotliEncoder, giveBrotliDecoder } from './brotli-binding.ts';
import { crc32 } from './checksums.ts';
import { createPacker, type Flush, type Packer } from './packer.ts';
import { Unpacker, type Packing } from './unpacker.ts';
import { EMPTY, Handle, Z_BUF_ERROR, type Problem } from './zlib-handle.ts';

/** `internalBinding('zlib')`, under Node's own `zlib` module. */

/** Node's modes: DEFLATE, INFLATE, GZIP, GUNZIP, DEFLATERAW, INFLATERAW, UNZIP. */
const PACKERS: Readonly<Record<number, Packing>> = { 1: 'zlib', 3: 'gzip', 5: 'raw' };
const UNPACKERS: Readonly<Record<number, Packing>> = { 2: 'zlib', 4: 'gzip', 6: 'raw', 7: 'any' };

class Zlib extends Handle {
  private readonly mode: number;
  private packer: Packer | undefined;
  private unpacker: Unpacker | undefined;
  private level = -1;
  private isFinished = false;

  constructor(mode: number) {
    super();
    this.mode = mode;
  }

  init(_window: number, level: number, _memory: number, _strategy: number, state: Uint32Array, done: () => void): void {
    this.state = state;
    this.done = done;
    this.level = level;
    this.reset();
  }

  override reset(): void {
    super.reset();
    const [packing, unpacking] = [PACKERS[this.mode], UNPACKERS[this.mode]];
    this.isFinished = false;
    this.packer = packing === undefined ? undefined : createPacker(packing, this.level);
    this.unpacker = unpacking === undefined ? undefined : new Unpacker(unpacking);
  }

  protected work(bytes: Uint8Array, flush: number): Uint8Array {
    if (this.packer === undefined) return this.unpacker?.push(bytes) ?? EMPTY;
    if (this.isFinished) return EMPTY;
    this.isFinished = flush === 4;
    const kind: Flush = flush === 4 ? 'finish' : flush === 0 ? 'none' : 'sync';
    return this.packer.push(bytes, kind);
  }

  protected unread(): number {
    return this.unpacker?.unread ?? 0;
  }

  protected flaw(flush: number): Problem | undefined {
    if (flush !== 4 || this.unpacker === undefined || this.unpacker.isDone) return undefined;
    return ['unexpected end of file', Z_BUF_ERROR, 'Z_BUF_ERROR'];
  }
}

function notHere(name: string) {
  return class {
    init(): never {
      throw Object.assign(new Error(`zlib.${name} is not available in this page.`), {
        code: 'ERR_FEATURE_UNAVAILABLE_ON_PLATFORM',
      });
    }
  };
}

export const zlibBinding = {
  giveBrotliDecoder,
  Zlib,
  BrotliEncoder,
  BrotliDecoder,
  ZstdCompress: notHere('ZstdCompress'),
  ZstdDecompress: notHere('ZstdDecompress'),
  crc32: (data: string | Uint8Array, value: number) => crc32(typeof data === 'string' ? encodeUtf8(data) : data, value),
};

/** @param zlib the constants of Node's binding, as the build took them */
export function giveZlibConstants(zlib: unknown): void {
  Object.assign(Object(constants.constants['zlib']), zlib);
}
