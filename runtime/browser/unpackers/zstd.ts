import { joined } from '../bindings/text/bytes-and-text.ts';
import type { Decoder } from './decoder.ts';

/** Unpacks one frame of Zstandard by its own library, as Node does: only its errors' names are found here. */

/** Taken before a program runs, which may replace them. */
const { Instance, Module } = WebAssembly;

interface Library {
  readonly memory: WebAssembly.Memory;
  readonly malloc: (bytes: number) => number;
  readonly free: (at: number) => void;
  readonly ZSTD_createDCtx: () => number;
  readonly ZSTD_freeDCtx: (context: number) => number;
  readonly ZSTD_decompressStream: (context: number, output: number, input: number) => number;
}

const FUNCTIONS = ['malloc', 'free', 'ZSTD_createDCtx', 'ZSTD_freeDCtx', 'ZSTD_decompressStream'] as const;

/** So much is made at once: what becomes large of little is asked for piece by piece. */
const PIECE = 131_072;
const MOST_AT_ONCE = 8 * PIECE;
/** Two structures of an address, a size and a position. */
const BUFFER = 12;
/** From here on a result is an error's number, below zero. */
const LEAST_ERROR = -200;

function isLibrary(exports: object): exports is Library {
  return 'memory' in exports && FUNCTIONS.every((name) => typeof Reflect.get(exports, name) === 'function');
}

export function loadZstd(wasm: Uint8Array<ArrayBuffer>): Library {
  const imports = { env: { emscripten_notify_memory_growth: () => undefined } };
  const { exports } = new Instance(new Module(wasm), imports);
  if (!isLibrary(exports)) throw new Error('The decoder of Zstandard has other functions.');
  return exports;
}

/** @param nameOf the name of the library's error with this number */
export class ZstdDecoder implements Decoder {
  isDone = false;
  unread = 0;
  waits = false;
  flaw: string | undefined;
  private readonly library: Library;
  private readonly nameOf: (error: number) => string;
  private readonly context: number;
  private waiting: Uint8Array = new Uint8Array();

  constructor(library: Library, nameOf: (error: number) => string) {
    this.library = library;
    this.nameOf = nameOf;
    this.context = library.ZSTD_createDCtx();
  }

  push(bytes: Uint8Array): Uint8Array {
    if (this.isOver()) {
      this.unread = bytes.length;
      return new Uint8Array();
    }
    const given = joined([this.waiting, bytes]);
    const { malloc, free, memory } = this.library;
    const input = malloc(Math.max(1, given.length));
    const output = malloc(PIECE);
    const [inBuffer, outBuffer] = [malloc(BUFFER), malloc(BUFFER)];
    new Uint8Array(memory.buffer).set(given, input);
    const made: Uint8Array[] = [];
    let length = 0;
    let read = 0;
    let isFull = false;
    do {
      this.describe(inBuffer, [input, given.length, read]);
      this.describe(outBuffer, [output, PIECE, 0]);
      const result = this.library.ZSTD_decompressStream(this.context, outBuffer, inBuffer);
      // Its memory may be another one now.
      const view = new DataView(memory.buffer);
      read = view.getUint32(inBuffer + 8, true);
      const count = view.getUint32(outBuffer + 8, true);
      made.push(new Uint8Array(memory.buffer).slice(output, output + count));
      length += count;
      isFull = count === PIECE;
      if (result < 0 && result > LEAST_ERROR) this.flaw = this.nameOf(-result);
      this.isDone = result === 0;
    } while (!this.isOver() && (read < given.length || isFull) && length < MOST_AT_ONCE);
    for (const at of [input, output, inBuffer, outBuffer]) free(at);
    this.waiting = this.isOver() ? new Uint8Array() : given.slice(read);
    this.waits = !this.isOver() && (this.waiting.length > 0 || isFull);
    if (this.isOver()) {
      this.unread = given.length - read;
      this.library.ZSTD_freeDCtx(this.context);
    }
    return joined(made);
  }

  private describe(at: number, numbers: readonly number[]): void {
    const view = new DataView(this.library.memory.buffer);
    numbers.forEach((number, index) => view.setUint32(at + 4 * index, number, true));
  }

  private isOver(): boolean {
    return this.isDone || this.flaw !== undefined;
  }
}
