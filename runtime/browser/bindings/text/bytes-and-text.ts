import { host } from '../../ground/host.ts';

/** Text to bytes and back in the encodings of Node's Buffer. Lone surrogates become U+FFFD, as in Node. */

const utf8Encoder = new host.TextEncoder();
const utf8Decoder = new host.TextDecoder('utf-8', { ignoreBOM: true });
const utf16Decoder = new host.TextDecoder('utf-16le', { ignoreBOM: true });
const latin1Chunk = 8192;

export function encodeUtf8(text: string): Uint8Array<ArrayBuffer> {
  return utf8Encoder.encode(text);
}

export function decodeUtf8(bytes: Uint8Array): string {
  return utf8Decoder.decode(bytes);
}

export function decodeUtf8Strict(bytes: Uint8Array): string {
  return new host.TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
}

/** A call into the browser costs as much as a hundred of these steps. */
const SHORT = 100;

export function writeUtf8(target: Uint8Array, text: string): number {
  const length = Math.min(target.length, text.length);
  if (length > SHORT) return utf8Encoder.encodeInto(text, target).written;
  for (let i = 0; i < length; i++) {
    const unit = text.charCodeAt(i);
    if (unit > 0x7f) return utf8Encoder.encodeInto(text, target).written;
    target[i] = unit;
  }
  return length;
}

export function utf8Length(text: string): number {
  let length = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) length += 1;
    else if (unit < 0x800) length += 2;
    else if (unit >= 0xd800 && unit < 0xdc00 && isLowSurrogate(text.charCodeAt(i + 1))) {
      length += 4;
      i += 1;
    } else length += 3;
  }
  return length;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit < 0xe000;
}

const { fromCharCode } = String;

export function decodeLatin1(bytes: Uint8Array, mask = 0xff): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += latin1Chunk) {
    const part = bytes.subarray(at, at + latin1Chunk);
    const units = mask === 0xff ? part : part.map((byte) => byte & mask);
    text += String(Reflect.apply(fromCharCode, undefined, units));
  }
  return text;
}

export function encodeLatin1(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(text.length);
  writeLatin1(bytes, text);
  return bytes;
}

export function writeLatin1(target: Uint8Array, text: string): number {
  const length = Math.min(target.length, text.length);
  for (let i = 0; i < length; i++) target[i] = text.charCodeAt(i);
  return length;
}

export function decodeUtf16(bytes: Uint8Array): string {
  const whole = bytes.subarray(0, bytes.length & ~1);
  // TextDecoder replaces lone surrogates, Node keeps them; only then is the slow way needed.
  const text = utf16Decoder.decode(whole);
  if (!text.includes('\ufffd')) return text;
  let exact = '';
  for (let i = 0; i < whole.length; i += 2) exact += String.fromCharCode((whole[i] ?? 0) | ((whole[i + 1] ?? 0) << 8));
  return exact;
}

export function writeUtf16(target: Uint8Array, text: string): number {
  const units = Math.min(target.length >> 1, text.length);
  for (let i = 0; i < units; i++) {
    const unit = text.charCodeAt(i);
    target[2 * i] = unit & 0xff;
    target[2 * i + 1] = unit >> 8;
  }
  return units * 2;
}

const hexDigits = '0123456789abcdef';

export function decodeHex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += hexDigits.charAt(byte >> 4) + hexDigits.charAt(byte & 15);
  return text;
}

export function writeHex(target: Uint8Array, text: string): number {
  const length = Math.min(target.length, text.length >> 1);
  for (let i = 0; i < length; i++) {
    const pair = text.slice(2 * i, 2 * i + 2);
    if (!/^[0-9a-f]{2}$/i.test(pair)) return i;
    target[i] = Number.parseInt(pair, 16);
  }
  return length;
}

const base64Digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

export function decodeBase64(bytes: Uint8Array): string {
  return host.btoa(decodeLatin1(bytes));
}

export function decodeBase64Url(bytes: Uint8Array): string {
  return decodeBase64(bytes)
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/={1,2}$/, '');
}

const base64Values = new Map<string, number>();
for (const [value, digit] of base64Digits.split('').entries()) base64Values.set(digit, value);
base64Values.set('-', 62).set('_', 63);

/** Node's lenient reader: both alphabets, anything foreign is skipped, the first `=` ends it. */
export function writeBase64(target: Uint8Array, text: string): number {
  let written = 0;
  let bits = 0;
  let held = 0;
  for (const digit of text) {
    if (digit === '=') break;
    const value = base64Values.get(digit);
    if (value === undefined) continue;
    held = ((held << 6) | value) & 0xffffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    if (written === target.length) return written;
    target[written] = (held >> bits) & 0xff;
    written += 1;
  }
  return written;
}

export function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** The numbers by which Node's library names encodings to its bindings. */
export const ENCODINGS = ['ascii', 'utf8', 'base64', 'utf16le', 'latin1', 'hex', 'buffer', 'base64url'] as const;
export type Encoding = (typeof ENCODINGS)[number];

export function encodingOf(encoding: unknown): Encoding {
  if (typeof encoding === 'number') return ENCODINGS[encoding] ?? 'utf8';
  const name = (typeof encoding === 'string' ? encoding : 'utf8').toLowerCase();
  if (name === 'ucs2' || name === 'ucs-2' || name === 'utf-16le') return 'utf16le';
  if (name === 'binary') return 'latin1';
  return ENCODINGS.find((known) => known === name) ?? 'utf8';
}

const writers = { utf16le: writeUtf16, hex: writeHex, base64: writeBase64, base64url: writeBase64 };

export function encode(text: string, encoding: Encoding): Uint8Array<ArrayBuffer> {
  if (encoding === 'utf8' || encoding === 'buffer') return encodeUtf8(text);
  if (encoding === 'latin1' || encoding === 'ascii') return encodeLatin1(text);
  const target = new Uint8Array(encoding === 'utf16le' ? text.length * 2 : text.length);
  return target.subarray(0, writers[encoding](target, text));
}

export function decode(bytes: Uint8Array, encoding: Encoding): string {
  switch (encoding) {
    case 'ascii':
      return decodeLatin1(bytes, 0x7f);
    case 'latin1':
      return decodeLatin1(bytes);
    case 'utf16le':
      return decodeUtf16(bytes);
    case 'hex':
      return decodeHex(bytes);
    case 'base64':
      return decodeBase64(bytes);
    case 'base64url':
      return decodeBase64Url(bytes);
    case 'utf8':
    case 'buffer':
      return decodeUtf8(bytes);
  }
}
