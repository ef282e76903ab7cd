import { member } from '../../ground/library.ts';
import { bytesOfNumber, numberFrom } from '../bytes.ts';
import { notHere, unsupportedKey } from '../errors.ts';
import { curveByOid, plainBy } from '../numbers/curves.ts';
import { inverse } from '../numbers/power.ts';
import type { RsaPrivate, RsaPublic } from '../numbers/rsa.ts';
import * as der from './der.ts';
import { ecFromPoint, ecFromSecret, isPrivateRsa, plainFromSecret, type EcKey, type PairKey } from './material.ts';

/** Keys in DER: SPKI (RFC 5280), PKCS #8 (RFC 5958), PKCS #1 (RFC 8017) and SEC 1 (RFC 5915). */

const RSA = '1.2.840.113549.1.1.1';
const EC = '1.2.840.10045.2.1';
const RSA_PSS = '1.2.840.113549.1.1.10';

export type Encoding = 'pkcs1' | 'pkcs8' | 'spki' | 'sec1';

const rsaPublic = ({ n, e }: RsaPublic): Uint8Array => der.sequence(der.integer(n), der.integer(e));

function rsaPrivate({ n, e, d, p, q }: RsaPrivate): Uint8Array {
  const numbers = [0n, n, e, d, p, q, d % (p - 1n), d % (q - 1n), inverse(q, p)];
  return der.sequence(...numbers.map(der.integer));
}

function ecPrivate({ curve, secret = new Uint8Array(), point }: EcKey, isAlone: boolean): Uint8Array {
  return der.sequence(
    der.integer(1n),
    der.octets(secret),
    ...(isAlone ? [der.inContext(0, der.objectId(curve.oid))] : []),
    der.inContext(1, der.bits(point)),
  );
}

function algorithmOf(material: PairKey): Uint8Array {
  if (material.kind === 'rsa') return der.sequence(der.objectId(RSA), der.nothing());
  if (material.kind === 'ec') return der.sequence(der.objectId(EC), der.objectId(material.curve.oid));
  return der.sequence(der.objectId(material.curve.oid));
}

function privateOf(material: PairKey): Uint8Array {
  if (material.kind === 'plain') return der.octets(material.secret ?? new Uint8Array());
  if (material.kind === 'ec') return ecPrivate(material, false);
  return isPrivateRsa(material.key) ? rsaPrivate(material.key) : rsaPublic(material.key);
}

function publicOf(material: PairKey): Uint8Array {
  if (material.kind === 'rsa') return rsaPublic(material.key);
  return material.kind === 'ec' ? material.point : material.publicKey;
}

export function derFrom(material: PairKey, encoding: Encoding, isPrivate: boolean): Uint8Array {
  if (encoding === 'spki') return der.sequence(algorithmOf(material), der.bits(publicOf(material)));
  if (encoding === 'pkcs8')
    return der.sequence(der.integer(0n), algorithmOf(material), der.octets(privateOf(material)));
  if (encoding === 'sec1' && material.kind === 'ec') return ecPrivate(material, true);
  if (encoding === 'pkcs1' && material.kind === 'rsa')
    return isPrivate && isPrivateRsa(material.key) ? rsaPrivate(material.key) : rsaPublic(material.key);
  throw unsupportedKey();
}

function rsaFromPrivate(bytes: Uint8Array): PairKey {
  const [, n = 0n, e = 0n, d = 0n, p = 0n, q = 0n] = der.readSequence(bytes).slice(0, 6).map(der.readInteger);
  if (p * q !== n || n === 0n) throw unsupportedKey();
  return { kind: 'rsa', key: { n, e, d, p, q } };
}

function rsaFromPublic(bytes: Uint8Array): PairKey {
  const [n = 0n, e = 0n] = der.readSequence(bytes).map(der.readInteger);
  return { kind: 'rsa', key: { n, e } };
}

/** @param named in front of it; a key that stands alone names its curve itself */
function ecFromPrivate(bytes: Uint8Array, named?: string): PairKey {
  const [, secret, ...rest] = der.readSequence(bytes);
  const own = rest.find(({ tag }) => tag === 0xa0);
  const oid = named ?? (own === undefined ? '' : der.readObjectId(der.elementsIn(own.content)[0]));
  const curve = curveByOid(oid);
  if (curve === undefined) throw notHere(`the elliptic curve ${oid}`);
  const given = der.readOctets(secret);
  return ecFromSecret(curve, bytesOfNumber(numberFrom(given), curve.size));
}

function readAlgorithm(found: der.Element | undefined): { readonly oid: string; readonly parameter: string } {
  const [id, parameter] = der.inSequence(found);
  return {
    oid: der.readObjectId(id),
    parameter: parameter?.tag === der.TAG.objectId ? der.readObjectId(parameter) : '',
  };
}

function fromSpki(bytes: Uint8Array): PairKey {
  const [algorithm, key] = der.readSequence(bytes);
  const { oid, parameter } = readAlgorithm(algorithm);
  const content = der.readBits(key);
  if (oid === RSA) return rsaFromPublic(content);
  const plain = plainBy('oid', oid);
  if (plain !== undefined && content.length === plain.size)
    return { kind: 'plain', curve: plain, publicKey: content.slice() };
  const curve = curveByOid(parameter);
  if (oid === EC && curve !== undefined) return ecFromPoint(curve, content);
  throw oid === RSA_PSS || oid === EC ? notHere(`a key of ${oid} ${parameter}`) : unsupportedKey();
}

function fromPkcs8(bytes: Uint8Array): PairKey {
  const [version, algorithm, key] = der.readSequence(bytes);
  der.readInteger(version);
  const { oid, parameter } = readAlgorithm(algorithm);
  const content = der.readOctets(key);
  if (oid === RSA) return rsaFromPrivate(content);
  if (oid === EC) return ecFromPrivate(content, parameter);
  const plain = plainBy('oid', oid);
  if (plain === undefined) throw oid === RSA_PSS ? notHere(`a key of ${oid}`) : unsupportedKey();
  return plainFromSecret(plain, der.readOctets(der.elementsIn(content)[0]).slice());
}

/** OpenSSL tells of a public key only that it is none. */
function fromSpkiOrNothing(bytes: Uint8Array): PairKey {
  try {
    return fromSpki(bytes);
  } catch (error) {
    if (member(error, 'code') === 'ERR_FEATURE_UNAVAILABLE_ON_PLATFORM') throw error;
    throw new Error('Failed to read asymmetric key', { cause: error });
  }
}

export function materialFromDer(bytes: Uint8Array, encoding: Encoding, isPrivate: boolean): PairKey {
  if (encoding === 'spki') return fromSpkiOrNothing(bytes);
  if (encoding === 'pkcs8') return fromPkcs8(bytes);
  if (encoding === 'sec1') return ecFromPrivate(bytes);
  return isPrivate ? rsaFromPrivate(bytes) : rsaFromPublic(bytes);
}
