import { joined } from '../../bindings/text/bytes-and-text.ts';
import type { Packer } from './packing-handles.ts';

/** A Brotli stream (RFC 7932) of uncompressed blocks: valid everywhere, and as long as what it holds. */

const BLOCK = 65_536;

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
