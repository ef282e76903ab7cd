import { encodeUtf8, joined } from '../bindings/bytes-and-text.ts';
import { hold, post, release } from '../worker/event-loop.ts';
import { constants } from '../worker/node-constants.ts';
import { crc32 } from './checksums.ts';
import { PackingError } from './inflate.ts';
import { createPacker, createStoredBrotli, type Flush, type Packer } from './packer.ts';
import { Unpacker, type Packing } from './unpacker.ts';

/** `internalBinding('zlib')`, under Node's own `zlib` module. */

const Z_DATA_ERROR = -3;
const Z_BUF_ERROR = -5;
/** Node's modes: DEFLATE, INFLATE, GZIP, GUNZIP, DEFLATERAW, INFLATERAW, UNZIP. */
const PACKERS: Readonly<Record<number, Packing>> = { 1: 'zlib', 3: 'gzip', 5: 'raw' };
const UNPACKERS: Readonly<Record<number, Packing>> = { 2: 'zlib', 4: 'gzip', 6: 'raw', 7: 'any' };
const EMPTY = new Uint8Array();

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
abstract class Handle {
  onerror: ((message: string, errno: number, code: string) => void) | undefined;
  protected state: Uint32Array = new Uint32Array(2);
  protected done: () => void = () => undefined;
  private produced: Uint8Array = EMPTY;
  private isClosed = false;

  protected abstract work(bytes: Uint8Array, flush: number): Uint8Array;
  protected abstract unread(): number;
  protected abstract flaw(flush: number): [message: string, errno: number, code: string] | undefined;

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

  private process(...args: WriteArguments): [string, number, string] | undefined {
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

  protected flaw(flush: number): [string, number, string] | undefined {
    if (flush !== 4 || this.unpacker === undefined || this.unpacker.isDone) return undefined;
    return ['unexpected end of file', Z_BUF_ERROR, 'Z_BUF_ERROR'];
  }
}

class BrotliEncoder extends Handle {
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
    // BROTLI_OPERATION_FINISH
    this.isFinished = flush === 2;
    return this.packer.push(bytes, this.isFinished ? 'finish' : 'sync');
  }

  protected unread(): number {
    return 0;
  }

  protected flaw(): undefined {
    return undefined;
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
  Zlib,
  BrotliEncoder,
  BrotliDecoder: notHere('BrotliDecompress'),
  ZstdCompress: notHere('ZstdCompress'),
  ZstdDecompress: notHere('ZstdDecompress'),
  crc32: (data: string | Uint8Array, value: number) => crc32(typeof data === 'string' ? encodeUtf8(data) : data, value),
};

/** @param zlib the constants of Node's binding, as the build took them */
export function giveZlibConstants(zlib: unknown): void {
  Object.assign(Object(constants.constants['zlib']), zlib);
}
