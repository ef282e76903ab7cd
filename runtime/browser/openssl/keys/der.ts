import { bytesOfNumber, numberFrom } from '../bytes.ts';
import { opensslError } from '../errors.ts';

/** DER, as far as keys and signatures are written in it. */

export interface Element {
  readonly tag: number;
  readonly content: Uint8Array;
}

export const TAG = { integer: 2, bits: 3, octets: 4, nothing: 5, objectId: 6, sequence: 0x30 } as const;

function element(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const size = length < 128 ? [length] : [...bytesOfNumber(BigInt(length))];
  const head = length < 128 ? size : [0x80 | size.length, ...size];
  return Uint8Array.from([tag, ...head, ...parts.flatMap((part) => [...part])]);
}

export const sequence = (...parts: readonly Uint8Array[]): Uint8Array => element(TAG.sequence, ...parts);
export const octets = (bytes: Uint8Array): Uint8Array => element(TAG.octets, bytes);
export const bits = (bytes: Uint8Array): Uint8Array => element(TAG.bits, Uint8Array.of(0), bytes);
export const nothing = (): Uint8Array => element(TAG.nothing);
/** `[number]` around something. */
export const inContext = (number: number, bytes: Uint8Array): Uint8Array => element(0xa0 | number, bytes);

export function integer(number: bigint): Uint8Array {
  const bytes = bytesOfNumber(number);
  return element(TAG.integer, ...((bytes[0] ?? 0) > 127 ? [Uint8Array.of(0)] : []), bytes);
}

export function objectId(dotted: string): Uint8Array {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const bytes = [first * 40 + second, ...rest].flatMap((number) => {
    const digits = [number & 127];
    for (let left = number >> 7; left > 0; left >>= 7) digits.unshift(128 | (left & 127));
    return digits;
  });
  return element(TAG.objectId, Uint8Array.from(bytes));
}

const tooShort = (): Error => opensslError('068', ['0008E', 'not enough data'], true);
const wrongTag = (): Error => opensslError('068', ['000A8', 'wrong tag'], true);

/** What follows each other in some bytes. */
export function elementsIn(bytes: Uint8Array): readonly Element[] {
  const found: Element[] = [];
  for (let at = 0; at < bytes.length;) {
    const [tag = 0, short] = bytes.subarray(at, at + 2);
    if (short === undefined) throw tooShort();
    const digits = short < 128 ? 0 : short & 127;
    if (digits > 4) throw tooShort();
    const length = short < 128 ? short : Number(numberFrom(bytes.subarray(at + 2, at + 2 + digits)));
    const start = at + 2 + digits;
    if (start + length > bytes.length) throw tooShort();
    found.push({ tag, content: bytes.subarray(start, start + length) });
    at = start + length;
  }
  return found;
}

export function contentOf(found: Element | undefined, tag: number): Uint8Array {
  if (found?.tag !== tag) throw wrongTag();
  return found.content;
}

export const inSequence = (found: Element | undefined): readonly Element[] =>
  elementsIn(contentOf(found, TAG.sequence));
export const readSequence = (bytes: Uint8Array): readonly Element[] => inSequence(elementsIn(bytes)[0]);
export const readInteger = (found: Element | undefined): bigint => numberFrom(contentOf(found, TAG.integer));
export const readOctets = (found: Element | undefined): Uint8Array => contentOf(found, TAG.octets);
export const readBits = (found: Element | undefined): Uint8Array => contentOf(found, TAG.bits).subarray(1);

export function readObjectId(found: Element | undefined): string {
  const numbers: number[] = [];
  let number = 0;
  for (const byte of contentOf(found, TAG.objectId)) {
    number = number * 128 + (byte & 127);
    if (byte > 127) continue;
    numbers.push(number);
    number = 0;
  }
  const [first = 0, ...rest] = numbers;
  return [Math.min(Math.floor(first / 40), 2), first - 40 * Math.min(Math.floor(first / 40), 2), ...rest].join('.');
}
