import { joined } from '../../bindings/text/bytes-and-text.ts';
import { bitLength, bytesOfNumber, isEqual, numberFrom, randomBytes } from '../bytes.ts';
import type { Digest } from '../digests.ts';
import { opensslError } from '../errors.ts';
import { objectId, octets, nothing, sequence } from '../keys/der.ts';
import { greatestCommonDivisor, inverse, power } from './power.ts';
import { primeOf } from './primes.ts';

/** RSA, by PKCS #1 (RFC 8017). */

export interface RsaPublic {
  readonly n: bigint;
  readonly e: bigint;
}
export interface RsaPrivate extends RsaPublic {
  readonly d: bigint;
  readonly p: bigint;
  readonly q: bigint;
}

export const PADDING = { pkcs1: 1, none: 3, oaep: 4, pss: 6 } as const;

export function generateRsa(bits: number, e: bigint): RsaPrivate {
  const isGood = (prime: bigint): boolean => greatestCommonDivisor(prime - 1n, e) === 1n;
  for (;;) {
    const one = primeOf(Math.ceil(bits / 2), { isGood });
    const two = primeOf(Math.floor(bits / 2), { isGood });
    if (one === two) continue;
    const [p, q] = one > two ? [one, two] : [two, one];
    const d = inverse(e, ((p - 1n) * (q - 1n)) / greatestCommonDivisor(p - 1n, q - 1n));
    return { n: p * q, e, d, p, q };
  }
}

export const sizeOf = ({ n }: RsaPublic): number => Math.ceil(bitLength(n) / 8);

const tooLarge = (): Error => opensslError('020', ['00084', 'data too large for modulus']);

export function raisePublic(key: RsaPublic, block: Uint8Array): Uint8Array {
  const number = numberFrom(block);
  if (number >= key.n) throw tooLarge();
  return bytesOfNumber(power(number, key.e, key.n), sizeOf(key));
}

/** By the two primes, which is three times quicker. */
export function raisePrivate(key: RsaPrivate, block: Uint8Array): Uint8Array {
  const number = numberFrom(block);
  if (number >= key.n) throw tooLarge();
  const { n, d, p, q } = key;
  const ofP = power(number, d % (p - 1n), p);
  const ofQ = power(number, d % (q - 1n), q);
  const times = ((((ofP - ofQ) * inverse(q, p)) % p) + p) % p;
  return bytesOfNumber((ofQ + times * q) % n, sizeOf(key));
}

const xor = (one: Uint8Array, two: Uint8Array): Uint8Array => one.map((byte, at) => byte ^ (two[at] ?? 0));

/** MGF1 */
function maskOf(seed: Uint8Array, length: number, { hash }: Digest): Uint8Array {
  const parts: Uint8Array[] = [];
  for (let i = 0; i * hash.outputLen < length; i++) parts.push(hash(joined([seed, bytesOfNumber(BigInt(i), 4)])));
  return joined(parts).subarray(0, length);
}

/** `0 1 ff … 0 data` */
export function padSigned(data: Uint8Array, size: number): Uint8Array {
  if (data.length > size - 11) throw opensslError('020', ['0006E', 'data too large for key size']);
  return joined([Uint8Array.of(0, 1), new Uint8Array(size - data.length - 3).fill(0xff), Uint8Array.of(0), data]);
}

export function unpadSigned(block: Uint8Array): Uint8Array {
  if (block[0] !== 0 || block[1] !== 1) throw opensslError('020', ['0006A', 'block type is not 01']);
  const end = block.indexOf(0, 2);
  if (end < 10 || block.subarray(2, end).some((byte) => byte !== 0xff))
    throw opensslError('020', ['00072', 'padding check failed']);
  return block.slice(end + 1);
}

export function digestInfo({ oid, hash }: Digest, digest: Uint8Array): Uint8Array {
  // SHAKE and BLAKE2 have no name in PKCS #1.
  if (oid === undefined || digest.length !== hash.outputLen)
    throw opensslError('020', ['00075', 'unknown algorithm type']);
  return sequence(sequence(objectId(oid), nothing()), octets(digest));
}

export function padEncrypted(data: Uint8Array, size: number): Uint8Array {
  if (data.length > size - 11) throw opensslError('020', ['0006E', 'data too large for key size']);
  const filled = randomBytes(size - data.length - 3).map((byte) => (byte === 0 ? 1 : byte));
  return joined([Uint8Array.of(0, 2), filled, Uint8Array.of(0), data]);
}

/** A block that is wrong gives some bytes, as in OpenSSL, so that nobody learns that it was. */
export function unpadEncrypted(block: Uint8Array): Uint8Array {
  const end = block.indexOf(0, 2);
  if (block[0] !== 0 || block[1] !== 2 || end < 10) return randomBytes((randomBytes(1)[0] ?? 0) % (block.length - 11));
  return block.slice(end + 1);
}

export function padOaep(data: Uint8Array, size: number, digest: Digest, label: Uint8Array): Uint8Array {
  const { hash } = digest;
  const free = size - data.length - 2 * hash.outputLen - 2;
  if (free < 0) throw opensslError('020', ['0006E', 'data too large for key size']);
  const seed = randomBytes(hash.outputLen);
  const block = joined([hash(label), new Uint8Array(free), Uint8Array.of(1), data]);
  const masked = xor(block, maskOf(seed, block.length, digest));
  return joined([Uint8Array.of(0), xor(seed, maskOf(masked, seed.length, digest)), masked]);
}

export function unpadOaep(padded: Uint8Array, digest: Digest, label: Uint8Array): Uint8Array {
  const { hash } = digest;
  const wrong = opensslError('020', ['00079', 'oaep decoding error']);
  if (padded.length < 2 * hash.outputLen + 2) throw wrong;
  const masked = padded.subarray(1 + hash.outputLen);
  const seed = xor(padded.subarray(1, 1 + hash.outputLen), maskOf(masked, hash.outputLen, digest));
  const block = xor(masked, maskOf(seed, masked.length, digest));
  const end = block.indexOf(1, hash.outputLen);
  const isZero = end !== -1 && block.subarray(hash.outputLen, end).every((byte) => byte === 0);
  if (padded[0] !== 0 || !isZero || !isEqual(block.subarray(0, hash.outputLen), hash(label))) throw wrong;
  return block.slice(end + 1);
}

/** @param saltLength in bytes, or one of OpenSSL's negative numbers: -1 as the digest, -2 and -3 as long as it can be */
export function padPss(digest: Digest, hashed: Uint8Array, bits: number, saltLength: number): Uint8Array {
  const { hash } = digest;
  const size = Math.ceil(bits / 8);
  const most = size - hash.outputLen - 2;
  const length = saltLength >= 0 ? saltLength : saltLength === -1 ? hash.outputLen : most;
  if (length > most || most < 0) throw opensslError('020', ['0006E', 'data too large for key size']);
  const salt = randomBytes(length);
  const made = hash(joined([new Uint8Array(8), hashed, salt]));
  const block = joined([new Uint8Array(most - length), Uint8Array.of(1), salt]);
  const masked = xor(block, maskOf(made, block.length, digest));
  masked[0] = (masked[0] ?? 0) & (0xff >> (8 * size - bits));
  return joined([masked, made, Uint8Array.of(0xbc)]);
}

export function isPss(
  digest: Digest,
  hashed: Uint8Array,
  padded: Uint8Array,
  bits: number,
  saltLength: number,
): boolean {
  const { hash } = digest;
  const size = Math.ceil(bits / 8);
  const end = size - hash.outputLen - 1;
  if (end < 1 || padded.length !== size || padded.at(-1) !== 0xbc) return false;
  const made = padded.subarray(end, size - 1);
  const block = xor(padded.subarray(0, end), maskOf(made, end, digest));
  if ((padded[0] ?? 0) >> (8 - (8 * size - bits)) !== 0) return false;
  block[0] = (block[0] ?? 0) & (0xff >> (8 * size - bits));
  const one = block.findIndex((byte) => byte !== 0);
  if (block[one] !== 1) return false;
  const salt = block.subarray(one + 1);
  const wanted = saltLength === -1 ? hash.outputLen : saltLength;
  if (wanted >= 0 && salt.length !== wanted) return false;
  return isEqual(made, hash(joined([new Uint8Array(8), hashed, salt])));
}
