import { encode, encodingOf } from '../bindings/text/bytes-and-text.ts';
import { host } from '../ground/host.ts';
import { builtin } from '../ground/library.ts';

/** What Node's library hands to its binding: bytes in any of their kinds. It has checked them before. */

export function bytesFrom(value: unknown, encoding?: unknown): Uint8Array {
  if (typeof value === 'string') return encode(value, encodingOf(encoding));
  if (ArrayBuffer.isView(value)) return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
  // A page has no memory that it shares.
  if (value instanceof ArrayBuffer) return new Uint8Array(value);
  return new Uint8Array();
}

/** A copy of its own, since Node's is nobody else's either. */
export function arrayBufferFrom(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}

/** Alone in its memory: Node's library hands out the whole of that. */
export function bufferFrom(bytes: Uint8Array): Buffer {
  return builtin('buffer').Buffer.from(arrayBufferFrom(bytes));
}

export function randomBytes(size: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size);
  for (let at = 0; at < size; at += 65_536) {
    // A view of what the engine fills cannot be had of every kind of buffer.
    const part = host.getRandomValues(new Uint8Array(Math.min(65_536, size - at)));
    bytes.set(part, at);
  }
  return bytes;
}

export function numberFrom(bytes: Uint8Array): bigint {
  let hex = '0x0';
  for (const byte of bytes) hex += byte.toString(16).padStart(2, '0');
  return BigInt(hex);
}

/** @param size in bytes; as many as the number needs unless told */
export function bytesOfNumber(number: bigint, size?: number): Uint8Array {
  const hex = number.toString(16);
  const digits = hex.padStart(size === undefined ? hex.length + (hex.length % 2) : size * 2, '0');
  return Uint8Array.from({ length: digits.length / 2 }, (_, at) =>
    Number.parseInt(digits.slice(at * 2, at * 2 + 2), 16),
  );
}

export const bitLength = (number: bigint): number => number.toString(2).length;

export function isEqual(one: Uint8Array, two: Uint8Array): boolean {
  if (one.length !== two.length) return false;
  let difference = 0;
  for (const [at, byte] of one.entries()) difference |= byte ^ (two[at] ?? 0);
  return difference === 0;
}

/** Undefined where it is none: an argument that was left out. */
export const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
export const intOf = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);
