import { joined } from '../bindings/bytes-and-text.ts';
import { adler32, crc32 } from './checksums.ts';
import { Deflater } from './deflate.ts';
import type { Packing } from './unpacker.ts';

/** Packs as gzip, zlib or raw DEFLATE, and as Brotli that is stored, not compressed. */

export type Flush = 'none' | 'sync' | 'finish';

export interface Packer {
  readonly push: (bytes: Uint8Array, flush: Flush) => Uint8Array;
}

export function createPacker(kind: Packing, level: number): Packer {
  const deflater = new Deflater(level);
  let sum = kind === 'gzip' ? 0 : 1;
  let length = 0;
  let hasBegun = false;

  const head = (): Uint8Array => {
    if (kind === 'gzip') return Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, level === 9 ? 2 : level === 1 ? 4 : 0, 3);
    return kind === 'zlib'
      ? Uint8Array.of(
          0x78,
          level === 9 ? 0xda : level > 1 && level < 6 ? 0x5e : level === 1 || level === 0 ? 0x01 : 0x9c,
        )
      : new Uint8Array();
  };
  const tail = (): Uint8Array => {
    const bytes = new DataView(new ArrayBuffer(kind === 'gzip' ? 8 : kind === 'zlib' ? 4 : 0));
    if (kind !== 'raw') bytes.setUint32(0, sum, kind === 'gzip');
    if (kind === 'gzip') bytes.setUint32(4, length, true);
    return new Uint8Array(bytes.buffer);
  };

  return {
    push(bytes, flush) {
      const parts = hasBegun ? [] : [head()];
      hasBegun = true;
      sum = kind === 'gzip' ? crc32(bytes, sum) : kind === 'zlib' ? adler32(bytes, sum) : 0;
      length += bytes.length;
      parts.push(deflater.push(bytes, flush));
      if (flush === 'finish') parts.push(tail());
      return joined(parts);
    },
  };
}

const BLOCK = 65_536;

/** A Brotli stream (RFC 7932) of uncompressed blocks: valid everywhere, and as long as what it holds. */
export function createStoredBrotli(): Packer {
  let hasBegun = false;
  const blockHead = (length: number): Uint8Array => {
    // Not the last, four nibbles of length, stored; before the first of all stands a bit for the window's size.
    const bits = (((length - 1) << 3) | (1 << 19)) << (hasBegun ? 0 : 1);
    hasBegun = true;
    return Uint8Array.of(bits & 255, (bits >> 8) & 255, (bits >> 16) & 255);
  };
  return {
    push(bytes, flush) {
      const parts: Uint8Array[] = [];
      for (let at = 0; at < bytes.length; at += BLOCK) {
        const part = bytes.slice(at, at + BLOCK);
        parts.push(blockHead(part.length), part);
      }
      if (flush === 'finish') parts.push(Uint8Array.of(hasBegun ? 0b11 : 0b110));
      return joined(parts);
    },
  };
}
