import { blake2b, blake2s } from '@noble/hashes/blake2.js';
import { md5, ripemd160, sha1 } from '@noble/hashes/legacy.js';
import { sha224, sha256, sha384, sha512, sha512_224, sha512_256 } from '@noble/hashes/sha2.js';
import { sha3_224, sha3_256, sha3_384, sha3_512, shake128, shake256 } from '@noble/hashes/sha3.js';
import type { CHash } from '@noble/hashes/utils.js';
import { hasOwn } from '../ground/has-own.ts';

/** The hashes by the names that OpenSSL gives them. */

export interface Digest {
  readonly name: string;
  readonly hash: CHash;
  /** Of a signature by PKCS #1: the DER in front of the hash. */
  readonly oid?: string;
  /** Gives as many bytes as are asked for. */
  readonly makesAnyLength?: (length: number) => CHash;
}

const SHA2 = '2.16.840.1.101.3.4.2';
const RSA = '1.2.840.113549.1.1';

function variable(hash: CHash, create: (length: number) => ReturnType<CHash['create']>): (length: number) => CHash {
  return (length) =>
    Object.assign((bytes: Uint8Array) => create(length).update(bytes).digest(), hash, {
      outputLen: length,
      create: () => create(length),
    });
}

const all: readonly (Digest & { readonly also?: readonly string[] })[] = [
  { name: 'md5', hash: md5, oid: '1.2.840.113549.2.5', also: ['RSA-MD5', 'md5WithRSAEncryption', 'ssl3-md5'] },
  {
    name: 'ripemd160',
    hash: ripemd160,
    oid: '1.3.36.3.2.1',
    also: ['RSA-RIPEMD160', 'ripemd', 'ripemd160WithRSA', 'rmd160'],
  },
  {
    name: 'sha1',
    hash: sha1,
    oid: '1.3.14.3.2.26',
    also: ['RSA-SHA1', 'RSA-SHA1-2', 'sha1WithRSAEncryption', 'ssl3-sha1'],
  },
  { name: 'sha224', hash: sha224, oid: `${SHA2}.4` },
  { name: 'sha256', hash: sha256, oid: `${SHA2}.1` },
  { name: 'sha384', hash: sha384, oid: `${SHA2}.2` },
  { name: 'sha512', hash: sha512, oid: `${SHA2}.3` },
  { name: 'sha512-224', hash: sha512_224, oid: `${SHA2}.5`, also: ['RSA-SHA512/224', 'sha512-224WithRSAEncryption'] },
  { name: 'sha512-256', hash: sha512_256, oid: `${SHA2}.6`, also: ['RSA-SHA512/256', 'sha512-256WithRSAEncryption'] },
  { name: 'sha3-224', hash: sha3_224, oid: `${SHA2}.7` },
  { name: 'sha3-256', hash: sha3_256, oid: `${SHA2}.8` },
  { name: 'sha3-384', hash: sha3_384, oid: `${SHA2}.9` },
  { name: 'sha3-512', hash: sha3_512, oid: `${SHA2}.10` },
  { name: 'shake128', hash: shake128, makesAnyLength: variable(shake128, (dkLen) => shake128.create({ dkLen })) },
  { name: 'shake256', hash: shake256, makesAnyLength: variable(shake256, (dkLen) => shake256.create({ dkLen })) },
  { name: 'blake2b512', hash: blake2b },
  { name: 'blake2s256', hash: blake2s },
];

function namesOf({ name, also }: (typeof all)[number]): readonly string[] {
  if (also !== undefined) return [name, ...also];
  if (name.startsWith('sha3-')) return [name, `RSA-${name.toUpperCase()}`, `id-rsassa-pkcs1-v1_5-with-${name}`];
  return /^sha\d+$/.test(name) ? [name, `RSA-${name.toUpperCase()}`, `${name}WithRSAEncryption`] : [name];
}

const byName: Readonly<Record<string, Digest>> = Object.fromEntries(
  all.flatMap((digest) => namesOf(digest).map((name) => [name.toLowerCase(), digest])),
);

export const hashNames: readonly string[] = all.flatMap(namesOf).sort((a, b) => (a < b ? -1 : 1));

/** Also as WebCrypto and many programs write it: `SHA-256`. */
export function digestNamed(name: unknown): Digest | undefined {
  const key = String(name).toLowerCase();
  for (const each of [key, key.replace(/^sha-/, 'sha'), key.replace('/', '-').replace(/^sha-/, 'sha')])
    if (hasOwn(byName, each)) return byName[each];
  return undefined;
}
export { RSA as RSA_OID };
