import { cbc } from '@noble/ciphers/aes.js';
import { pbkdf2 } from '@noble/hashes/pbkdf2.js';
import { decodeUtf8 } from '../../bindings/text/bytes-and-text.ts';
import { bytesFrom, randomBytes } from '../bytes.ts';
import { digestNamed } from '../digests.ts';
import { bindingError, notHere, opensslError, unsupportedKey } from '../errors.ts';
import { builtin } from '../../ground/library.ts';
import * as der from './der.ts';
import { derFrom, materialFromDer, type Encoding } from './encodings.ts';
import type { PairKey } from './material.ts';

/** Keys as texts between lines of dashes (RFC 7468), and under a passphrase (PBES2 of RFC 8018). */

const HMAC = '1.2.840.113549.2';
const PBES2 = '1.2.840.113549.1.5.13';
const PBKDF2 = '1.2.840.113549.1.5.12';
const AES = '2.16.840.1.101.3.4.1';
const CIPHERS: Readonly<Record<string, readonly [oid: string, keyLength: number]>> = {
  'aes-128-cbc': [`${AES}.2`, 16],
  'aes-192-cbc': [`${AES}.22`, 24],
  'aes-256-cbc': [`${AES}.42`, 32],
};
const PRFS: Readonly<Record<string, string>> = {
  [`${HMAC}.7`]: 'sha1',
  [`${HMAC}.8`]: 'sha224',
  [`${HMAC}.9`]: 'sha256',
  [`${HMAC}.10`]: 'sha384',
  [`${HMAC}.11`]: 'sha512',
};
const ROUNDS = 2048;

const LABELS: Readonly<Record<string, readonly [encoding: Encoding, isPrivate: boolean]>> = {
  'PUBLIC KEY': ['spki', false],
  'RSA PUBLIC KEY': ['pkcs1', false],
  'PRIVATE KEY': ['pkcs8', true],
  'RSA PRIVATE KEY': ['pkcs1', true],
  'EC PRIVATE KEY': ['sec1', true],
};
const ENCRYPTED = 'ENCRYPTED PRIVATE KEY';

function keyOf(passphrase: Uint8Array, salt: Uint8Array, prf: string, c: number, dkLen: number): Uint8Array {
  const digest = digestNamed(prf);
  if (digest === undefined) throw unsupportedKey();
  return pbkdf2(digest.hash, passphrase, salt, { c, dkLen });
}

export function encrypted(pkcs8: Uint8Array, cipher: string, passphrase: Uint8Array): Uint8Array {
  const [oid, size] = CIPHERS[cipher.toLowerCase().replace(/^aes(\d+)$/, 'aes-$1-cbc')] ?? [];
  if (oid === undefined || size === undefined)
    throw bindingError('Error', 'ERR_CRYPTO_UNKNOWN_CIPHER', 'Unknown cipher');
  const [salt, iv] = [randomBytes(16), randomBytes(16)];
  const derived = der.sequence(
    der.objectId(PBKDF2),
    der.sequence(der.octets(salt), der.integer(BigInt(ROUNDS)), der.sequence(der.objectId(`${HMAC}.9`), der.nothing())),
  );
  const algorithm = der.sequence(
    der.objectId(PBES2),
    der.sequence(derived, der.sequence(der.objectId(oid), der.octets(iv))),
  );
  const key = keyOf(passphrase, salt, 'sha256', ROUNDS, size);
  return der.sequence(algorithm, der.octets(cbc(key, iv).encrypt(pkcs8)));
}

export function decrypted(bytes: Uint8Array, passphrase: Uint8Array | undefined): Uint8Array {
  if (passphrase === undefined) throw opensslError('078', ['80109', 'interrupted or cancelled']);
  const [algorithm, data] = der.readSequence(bytes);
  const [scheme, parameters] = der.inSequence(algorithm);
  if (der.readObjectId(scheme) !== PBES2) throw notHere('a private key under another passphrase than of PBES2');
  const [derivation, encryption] = der.inSequence(parameters);
  const [salt, rounds, ...rest] = der.inSequence(der.inSequence(derivation)[1]);
  const prf = rest.find(({ tag }) => tag === der.TAG.sequence);
  const [cipherId, iv] = der.inSequence(encryption);
  const oid = der.readObjectId(cipherId);
  const size = Object.values(CIPHERS).find(([known]) => known === oid)?.[1];
  const name = prf === undefined ? 'sha1' : PRFS[der.readObjectId(der.inSequence(prf)[0])];
  if (size === undefined || name === undefined) throw notHere(`a private key under ${oid}`);
  const key = keyOf(passphrase, der.readOctets(salt), name, Number(der.readInteger(rounds)), size);
  try {
    return cbc(key, der.readOctets(iv)).decrypt(der.readOctets(data));
  } catch {
    throw opensslError('1C8', ['00064', 'bad decrypt'], true);
  }
}

/** @returns undefined where the text is no key */
function blockIn(text: string): { readonly label: string; readonly bytes: Uint8Array } | undefined {
  const begin = /-----BEGIN ([A-Z ]+)-----/.exec(text);
  const [head = '', label = ''] = begin ?? [];
  if (begin === null) return undefined;
  const start = begin.index + head.length;
  const end = text.indexOf(`-----END ${label}-----`, start);
  if (end === -1) return undefined;
  return { label, bytes: bytesFrom(text.slice(start, end).replace(/\s/g, ''), 'base64') };
}

/** @param wantsPrivate whether a public key will not do */
export function materialFromPem(data: Uint8Array, passphrase: Uint8Array | undefined, wantsPrivate: boolean): PairKey {
  const text = decodeUtf8(data);
  const block = blockIn(text);
  if (block === undefined) throw unsupportedKey();
  if (block.label === ENCRYPTED) return materialFromDer(decrypted(block.bytes, passphrase), 'pkcs8', true);
  if (text.includes('Proc-Type: 4,ENCRYPTED')) throw notHere('a private key under a passphrase of PEM itself');
  if (block.label === 'CERTIFICATE') throw notHere('a key out of a certificate');
  const [encoding, isPrivate] = LABELS[block.label] ?? [];
  if (encoding === undefined || isPrivate === undefined || (wantsPrivate && !isPrivate)) throw unsupportedKey();
  return materialFromDer(block.bytes, encoding, isPrivate);
}

export function pemFrom(bytes: Uint8Array, label: string): string {
  const lines =
    builtin('buffer')
      .Buffer.from(bytes)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}

export function labelFor(encoding: Encoding, isPrivate: boolean): string {
  return Object.entries(LABELS).find(([, [known, is]]) => known === encoding && is === isPrivate)?.[0] ?? '';
}

export { derFrom, ENCRYPTED };
