import { host } from '../../ground/host.ts';
import * as text from './bytes-and-text.ts';

/** `internalBinding('buffer')`: the primitives under Node's Buffer. */

type Bytes = Uint8Array;

const slice =
  (read: (bytes: Bytes) => string) =>
  (bytes: Bytes, start = 0, end = bytes.length): string =>
    read(bytes.subarray(start, end));

const write =
  (put: (target: Bytes, value: string) => number) =>
  (bytes: Bytes, value: string, offset = 0, length = bytes.length - offset): number =>
    put(bytes.subarray(offset, offset + length), value);

function compare(a: Bytes, b: Bytes): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference < 0 ? -1 : 1;
  }
  return Math.sign(a.length - b.length);
}

function find(haystack: Bytes, needle: Bytes, offset: number, forward: boolean, step = 1): number {
  const length = haystack.length;
  let at = offset < 0 ? offset + length : offset;
  if (at < 0) {
    if (!forward) return -1;
    at = 0;
  }
  if (at > length) {
    if (forward) return -1;
    at = length;
  }
  if (needle.length === 0) return at;
  if (!forward) at = Math.min(at, length - needle.length);
  const first = needle[0] ?? 0;
  const last = length - needle.length;
  for (; forward ? at <= last : at >= 0; at += forward ? step : -step) {
    if (haystack[at] !== first) continue;
    let i = 1;
    while (i < needle.length && haystack[at + i] === needle[i]) i += 1;
    if (i === needle.length) return at;
  }
  return -1;
}

/** -1: out of range, -2: nothing to fill with (Node's own codes). */
function fill(
  bytes: Bytes,
  value: string | number | Bytes,
  start: number,
  end: number,
  encoding?: unknown,
): number | undefined {
  if (start > end || end > bytes.length) return -2;
  if (typeof value === 'number') {
    bytes.fill(value & 255, start, end);
    return undefined;
  }
  const pattern = typeof value === 'string' ? text.encode(value, text.encodingOf(encoding)) : value;
  if (pattern.length === 0) return -1;
  for (let i = start; i < end; i++) bytes[i] = pattern[(i - start) % pattern.length] ?? 0;
  return undefined;
}

function swap(size: number) {
  return (bytes: Bytes): Bytes => {
    for (let i = 0; i + size <= bytes.length; i += size) bytes.subarray(i, i + size).reverse();
    return bytes;
  };
}

function isUtf8(bytes: Bytes | ArrayBuffer): boolean {
  try {
    text.decodeUtf8Strict(new Uint8Array(bytes));
    return true;
  } catch {
    return false;
  }
}

/** Numbers below zero are Node's codes: -1 a digit that is none, -2 a bad length, -3 too large. */
function atob(value: string): string | number {
  try {
    return host.atob(value);
  } catch {
    return /[^A-Za-z0-9+/=\t\n\f\r ]/.test(value) ? -1 : -2;
  }
}

function btoa(value: string): string | number {
  try {
    return host.btoa(value);
  } catch {
    return -1;
  }
}

export const bufferBinding = {
  kMaxLength: 2 ** 53 - 1,
  kStringMaxLength: 2 ** 29 - 24,
  byteLengthUtf8: text.utf8Length,
  compare,
  compareOffset: (a: Bytes, b: Bytes, bStart: number, aStart: number, bLength: number, aLength: number) =>
    compare(a.subarray(aStart, aStart + aLength), b.subarray(bStart, bStart + bLength)),
  copy: (source: Bytes, target: Bytes, targetStart: number, sourceStart: number, count: number) => {
    const from = new Uint8Array(source.buffer, source.byteOffset + sourceStart, count);
    new Uint8Array(target.buffer, target.byteOffset, target.byteLength).set(from, targetStart);
    return count;
  },
  fill,
  indexOfBuffer: (bytes: Bytes, value: Bytes, offset: number, encoding: unknown, forward: boolean) =>
    find(bytes, value, offset, forward, text.encodingOf(encoding) === 'utf16le' ? 2 : 1),
  indexOfNumber: (bytes: Bytes, value: number, offset: number, forward: boolean) =>
    find(bytes, Uint8Array.of(value & 255), offset, forward),
  indexOfString: (bytes: Bytes, value: string, offset: number, encoding: unknown, forward: boolean) =>
    find(
      bytes,
      text.encode(value, text.encodingOf(encoding)),
      offset,
      forward,
      text.encodingOf(encoding) === 'utf16le' ? 2 : 1,
    ),
  swap16: swap(2),
  swap32: swap(4),
  swap64: swap(8),
  isUtf8,
  isAscii: (bytes: Bytes | ArrayBuffer) => new Uint8Array(bytes).every((byte) => byte < 128),
  atob,
  btoa,
  asciiSlice: slice((bytes) => text.decodeLatin1(bytes, 0x7f)),
  latin1Slice: slice((bytes) => text.decodeLatin1(bytes)),
  base64Slice: slice(text.decodeBase64),
  base64urlSlice: slice(text.decodeBase64Url),
  hexSlice: slice(text.decodeHex),
  ucs2Slice: slice(text.decodeUtf16),
  utf8Slice: slice(text.decodeUtf8),
  asciiWriteStatic: write(text.writeLatin1),
  latin1WriteStatic: write(text.writeLatin1),
  utf8WriteStatic: write(text.writeUtf8),
  base64Write: write(text.writeBase64),
  base64urlWrite: write(text.writeBase64),
  hexWrite: write(text.writeHex),
  ucs2Write: write(text.writeUtf16),
  createUnsafeArrayBuffer: (size: number) => new ArrayBuffer(size),
  setDetachKey: () => undefined,
  getZeroFillToggle: () => undefined,
  setBufferPrototype: () => undefined,
};
