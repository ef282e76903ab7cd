import { joined } from '../bindings/bytes-and-text.ts';
import { adler32, crc32 } from './checksums.ts';
import { Inflater, PackingError } from './inflate.ts';

/** Unpacks gzip, zlib and raw DEFLATE: what stands around the packed data, and its check. */

export type Packing = 'gzip' | 'zlib' | 'raw' | 'any';

/** How long a gzip header is; undefined where it is not whole yet. */
function gzipHeaderLength(bytes: Uint8Array): number | undefined {
  if (bytes.length < 10) return undefined;
  const flags = bytes[3] ?? 0;
  if (bytes[2] !== 8) throw new PackingError('unknown compression method');
  let at = 10;
  if ((flags & 4) !== 0) at += 2 + (bytes[10] ?? 0) + (bytes[11] ?? 0) * 256;
  for (const flag of [8, 16]) {
    if ((flags & flag) === 0) continue;
    const end = bytes.indexOf(0, at);
    if (end === -1) return undefined;
    at = end + 1;
  }
  if ((flags & 2) !== 0) at += 2;
  return at <= bytes.length ? at : undefined;
}

const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && (bytes.length < 2 || bytes[1] === 0x8b);

export class Unpacker {
  /** Whether the packed data has come to its end. */
  isDone = false;
  /** How many bytes behind the end were not looked at. */
  unread = 0;
  private kind: Packing;
  private readonly given: Packing;
  private state: 'head' | 'body' | 'check' = 'head';
  private waiting: Uint8Array = new Uint8Array();
  private inflater = new Inflater();
  private sum = 0;

  constructor(kind: Packing) {
    this.kind = kind;
    this.given = kind;
  }

  push(bytes: Uint8Array): Uint8Array {
    this.waiting = joined([this.waiting, bytes]);
    const parts: Uint8Array[] = [];
    for (;;) {
      const before = this.state;
      if (this.isDone || !this.advance(parts)) break;
      if (before === 'check' && this.state === 'head' && !isGzip(this.waiting)) break;
    }
    this.unread = this.isDone ? this.waiting.length : 0;
    return joined(parts);
  }

  /** Whether there was enough to go on with. */
  private advance(parts: Uint8Array[]): boolean {
    if (this.state === 'head') return this.head();
    if (this.state === 'check') return this.check();
    this.inflater.push(this.waiting);
    this.waiting = new Uint8Array();
    const part = this.inflater.take();
    parts.push(part);
    if (this.kind !== 'raw') this.sum = this.kind === 'gzip' ? crc32(part, this.sum) : adler32(part, this.sum);
    if (!this.inflater.isDone) return false;
    this.waiting = this.inflater.rest().slice();
    this.state = 'check';
    return true;
  }

  private head(): boolean {
    if (this.waiting.length === 0) return false;
    if (this.given === 'any') this.kind = isGzip(this.waiting) ? 'gzip' : 'zlib';
    const length = this.headLength();
    if (length === undefined) return false;
    this.waiting = this.waiting.slice(length);
    this.inflater = new Inflater();
    this.sum = this.kind === 'gzip' ? 0 : 1;
    this.state = 'body';
    return true;
  }

  private headLength(): number | undefined {
    if (this.kind === 'raw') return 0;
    if (this.kind === 'gzip') {
      if (!isGzip(this.waiting)) throw new PackingError('incorrect header check');
      return gzipHeaderLength(this.waiting);
    }
    const [method = 0, flags] = this.waiting;
    if (flags === undefined) return undefined;
    if ((method * 256 + flags) % 31 !== 0) throw new PackingError('incorrect header check');
    if ((method & 15) !== 8) throw new PackingError('unknown compression method');
    return 2;
  }

  private check(): boolean {
    const length = { gzip: 8, zlib: 4, raw: 0, any: 0 }[this.kind];
    if (this.waiting.length < length) return false;
    if (length > 0) {
      const view = new DataView(this.waiting.buffer, this.waiting.byteOffset);
      if (view.getUint32(0, this.kind === 'gzip') !== this.sum) throw new PackingError('incorrect data check');
    }
    this.waiting = this.waiting.slice(length);
    // Several gzip files may follow each other; what else follows one is not looked at.
    const goesOn = this.kind === 'gzip' && this.waiting.length > 0 && isGzip(this.waiting);
    if (this.kind === 'gzip' && !goesOn) this.waiting = new Uint8Array();
    this.isDone = !goesOn;
    this.state = 'head';
    return goesOn;
  }
}
