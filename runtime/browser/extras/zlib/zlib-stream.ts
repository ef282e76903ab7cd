import * as pako from 'pako';
import { setDeflateParameters } from './deflate-parameters.ts';
import type { Left, Problem } from './zlib-handle.ts';

/** What Node's `ZlibContext` does with zlib, here with pako, a port of zlib that packs to the same bytes. */

export type FlushMode = Parameters<typeof pako.zlibDeflate>[1];
export type Strategy = Parameters<typeof pako.zlibDeflateInit2>[5];

/** Node's numbers for what a stream does. */
export const ZLIB_MODE = {
  deflate: 1,
  inflate: 2,
  gzip: 3,
  gunzip: 4,
  deflateRaw: 5,
  inflateRaw: 6,
  unzip: 7,
} as const;

export interface ZlibOptions {
  readonly windowBits: number;
  readonly level: number;
  readonly memLevel: number;
  readonly strategy: number;
  readonly dictionary: Uint8Array | undefined;
  readonly rejectsGarbage: boolean;
}

const CODES: Readonly<Record<number, string>> = {
  [pako.Z_OK]: 'Z_OK',
  [pako.Z_STREAM_END]: 'Z_STREAM_END',
  [pako.Z_NEED_DICT]: 'Z_NEED_DICT',
  [pako.Z_STREAM_ERROR]: 'Z_STREAM_ERROR',
  [pako.Z_DATA_ERROR]: 'Z_DATA_ERROR',
  [pako.Z_MEM_ERROR]: 'Z_MEM_ERROR',
  [pako.Z_BUF_ERROR]: 'Z_BUF_ERROR',
};

const FLUSH_MODES: readonly FlushMode[] = [0, 1, 2, 3, 4, 5, 6];
const STRATEGIES: readonly Strategy[] = [0, 1, 2, 3, 4];
const GZIP_HEADER = [0x1f, 0x8b] as const;

function known<Known extends number>(values: readonly Known[], value: number): Known {
  const found = values.find((one) => one === value);
  if (found === undefined) throw new Error(`zlib has no ${String(value)} among ${values.join()}.`);
  return found;
}

export class ZlibStream {
  private readonly strm = new pako.ZStream();
  private mode: number;
  private readonly options: ZlibOptions;
  private status: number = pako.Z_OK;
  private headerBytesRead = 0;
  private hasBegun = false;

  constructor(mode: number, options: ZlibOptions) {
    this.mode = mode;
    this.options = options;
  }

  work(flush: number, input: Uint8Array, output: Uint8Array<ArrayBuffer>): Left | Problem {
    const { strm } = this;
    Object.assign(strm, { input, next_in: 0, avail_in: input.length });
    Object.assign(strm, { output, next_out: 0, avail_out: output.length });
    if (this.begin()) this.run(known(FLUSH_MODES, flush));
    return this.problem(flush) ?? [strm.avail_in, strm.avail_out];
  }

  reset(): Problem | undefined {
    if (!this.begin()) return this.told('Failed to init stream before reset');
    this.resetStream();
    return this.status === pako.Z_OK ? this.setDictionary() : this.told('Failed to reset stream');
  }

  setParameters(level: number, strategy: number): Problem | undefined {
    if (!this.begin()) return this.told('Failed to init stream before set parameters');
    if (this.mode === ZLIB_MODE.deflate || this.mode === ZLIB_MODE.deflateRaw)
      setDeflateParameters(this.strm, level, known(STRATEGIES, strategy));
    return undefined;
  }

  private get packs(): boolean {
    return this.mode === ZLIB_MODE.deflate || this.mode === ZLIB_MODE.gzip || this.mode === ZLIB_MODE.deflateRaw;
  }

  /** As in Node, the first use begins; whether that went well. */
  private begin(): boolean {
    if (this.hasBegun) return this.mode !== 0;
    this.hasBegun = true;
    const { level, memLevel, strategy } = this.options;
    this.status = this.packs
      ? pako.zlibDeflateInit2(this.strm, level, 8, this.windowBits(), memLevel, known(STRATEGIES, strategy))
      : pako.zlibInflateInit2(this.strm, this.windowBits());
    if (this.status !== pako.Z_OK) this.mode = 0;
    else this.setDictionary();
    return this.mode !== 0;
  }

  /** In zlib's way of saying what stands around the data. */
  private windowBits(): number {
    const { windowBits } = this.options;
    switch (this.mode) {
      case ZLIB_MODE.gzip:
      case ZLIB_MODE.gunzip:
        return windowBits + 16;
      case ZLIB_MODE.unzip:
        return windowBits + 32;
      case ZLIB_MODE.deflateRaw:
      case ZLIB_MODE.inflateRaw:
        return -windowBits;
      default:
        return windowBits;
    }
  }

  private run(flush: FlushMode): void {
    if (this.packs) {
      this.status = pako.zlibDeflate(this.strm, flush);
      return;
    }
    if (this.mode === ZLIB_MODE.unzip) this.lookAtHeader();
    this.status = pako.zlibInflate(this.strm, flush);
    this.unpackWithDictionary(flush);
    // What follows a gzip file is another one, or zeros that fill up.
    while (
      !this.options.rejectsGarbage &&
      this.strm.avail_in > 0 &&
      this.mode === ZLIB_MODE.gunzip &&
      this.status === pako.Z_STREAM_END &&
      this.strm.input[this.strm.next_in] !== 0
    ) {
      this.resetStream();
      this.status = pako.zlibInflate(this.strm, flush);
    }
  }

  private unpackWithDictionary(flush: FlushMode): void {
    const { dictionary } = this.options;
    if (this.mode === ZLIB_MODE.inflateRaw || this.status !== pako.Z_NEED_DICT || dictionary === undefined) return;
    this.status = pako.zlibInflateSetDictionary(this.strm, dictionary);
    if (this.status === pako.Z_OK) this.status = pako.zlibInflate(this.strm, flush);
    else if (this.status === pako.Z_DATA_ERROR) this.status = pako.Z_NEED_DICT;
  }

  /** `Unzip` is either, by its first two bytes, which may come apart. */
  private lookAtHeader(): void {
    const { input, next_in: at, avail_in: length } = this.strm;
    for (let i = 0; i < length && this.mode === ZLIB_MODE.unzip; i++) {
      if (input[at + i] !== GZIP_HEADER[this.headerBytesRead]) this.mode = ZLIB_MODE.inflate;
      else if (++this.headerBytesRead === GZIP_HEADER.length) this.mode = ZLIB_MODE.gunzip;
    }
  }

  private resetStream(): void {
    if (this.packs) this.status = pako.zlibDeflateReset(this.strm);
    else if (this.mode !== ZLIB_MODE.unzip) this.status = pako.zlibInflateReset(this.strm);
  }

  private setDictionary(): Problem | undefined {
    const { dictionary } = this.options;
    if (dictionary === undefined || dictionary.length === 0) return undefined;
    if (this.mode === ZLIB_MODE.deflate || this.mode === ZLIB_MODE.deflateRaw)
      this.status = pako.zlibDeflateSetDictionary(this.strm, dictionary);
    else if (this.mode === ZLIB_MODE.inflateRaw) this.status = pako.zlibInflateSetDictionary(this.strm, dictionary);
    return this.status === pako.Z_OK ? undefined : this.told('Failed to set dictionary');
  }

  private problem(flush: number): Problem | undefined {
    switch (this.status) {
      case pako.Z_STREAM_END:
        return undefined;
      case pako.Z_OK:
      case pako.Z_BUF_ERROR:
        if (this.strm.avail_out === 0 || flush !== pako.Z_FINISH) return undefined;
        return this.told('unexpected end of file');
      case pako.Z_NEED_DICT:
        return this.told((this.options.dictionary?.length ?? 0) === 0 ? 'Missing dictionary' : 'Bad dictionary');
      default:
        return this.told('Zlib error');
    }
  }

  /** zlib's own words come first. */
  private told(words: string): Problem {
    return [this.strm.msg === '' ? words : this.strm.msg, this.status, CODES[this.status] ?? ''];
  }
}
