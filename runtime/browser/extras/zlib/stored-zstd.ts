import { joined } from '../../bindings/text/bytes-and-text.ts';
import type { Packer } from './packing-handles.ts';

/** A frame of Zstandard (RFC 8878) of raw blocks: valid everywhere, and as long as what it holds. */

/** The magic number; no size, no checksum, no dictionary; a window of 2 MB. */
const HEAD = Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd, 0, 0x58);
const BLOCK = 65_536;

/** 24 bits, the lowest first: the last or not, type 0, the length. */
function blockHead(length: number, isLast: boolean): Uint8Array {
  const bits = (length << 3) | (isLast ? 1 : 0);
  return Uint8Array.of(bits & 255, (bits >> 8) & 255, (bits >> 16) & 255);
}

export function createStoredZstd(): Packer {
  let hasBegun = false;
  return {
    push(bytes, flush) {
      const parts: Uint8Array[] = [];
      if (!hasBegun && (bytes.length > 0 || flush === 'finish')) {
        parts.push(HEAD);
        hasBegun = true;
      }
      for (let at = 0; at < bytes.length; at += BLOCK) {
        const part = bytes.slice(at, at + BLOCK);
        parts.push(blockHead(part.length, false), part);
      }
      if (flush === 'finish') parts.push(blockHead(0, true));
      return joined(parts);
    },
  };
}
