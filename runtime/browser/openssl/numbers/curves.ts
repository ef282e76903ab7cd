import type { ECDSA } from '@noble/curves/abstract/weierstrass.js';
import { ed25519, x25519 } from '@noble/curves/ed25519.js';
import { ed448, x448 } from '@noble/curves/ed448.js';
import { p256, p384, p521 } from '@noble/curves/nist.js';
import { secp256k1 } from '@noble/curves/secp256k1.js';

/** The curves that are here, by the names that OpenSSL gives them. */

export interface Curve {
  readonly name: string;
  readonly oid: string;
  /** In a JSON Web Key. */
  readonly jwk: string;
  /** Of a coordinate, in bytes. */
  readonly size: number;
  readonly bits: number;
  readonly ecdsa: ECDSA;
}

const curves: readonly (Curve & { readonly also: readonly string[] })[] = [
  {
    name: 'prime256v1',
    also: ['P-256', 'secp256r1'],
    jwk: 'P-256',
    oid: '1.2.840.10045.3.1.7',
    size: 32,
    bits: 256,
    ecdsa: p256,
  },
  { name: 'secp384r1', also: ['P-384'], jwk: 'P-384', oid: '1.3.132.0.34', size: 48, bits: 384, ecdsa: p384 },
  { name: 'secp521r1', also: ['P-521'], jwk: 'P-521', oid: '1.3.132.0.35', size: 66, bits: 521, ecdsa: p521 },
  { name: 'secp256k1', also: [], jwk: 'secp256k1', oid: '1.3.132.0.10', size: 32, bits: 256, ecdsa: secp256k1 },
];

export const curveNames: readonly string[] = curves.map(({ name }) => name).sort();

export function curveNamed(name: unknown): Curve | undefined {
  return curves.find((curve) => curve.name === name || curve.also.includes(String(name)));
}
export const curveByOid = (wanted: string): Curve | undefined => curves.find(({ oid }) => oid === wanted);
export const curveByJwk = (wanted: unknown): Curve | undefined => curves.find(({ jwk }) => jwk === wanted);

/** A curve whose keys are plain bytes (RFC 7748 and 8032). */
export interface PlainCurve {
  readonly name: PlainName;
  readonly oid: string;
  readonly jwk: string;
  readonly size: number;
  readonly nid: number;
  readonly publicKey: (secret: Uint8Array) => Uint8Array;
  readonly sharedSecret?: (secret: Uint8Array, other: Uint8Array) => Uint8Array;
  readonly sign?: (message: Uint8Array, secret: Uint8Array, context: Uint8Array | undefined) => Uint8Array;
  readonly verify?: (
    signature: Uint8Array,
    message: Uint8Array,
    publicKey: Uint8Array,
    context: Uint8Array | undefined,
  ) => boolean;
}
export type PlainName = 'ed25519' | 'ed448' | 'x25519' | 'x448';

const withContext = (context: Uint8Array | undefined): { readonly context?: Uint8Array } =>
  context === undefined ? {} : { context };

export const plainCurves: Readonly<Record<PlainName, PlainCurve>> = {
  ed25519: {
    name: 'ed25519',
    oid: '1.3.101.112',
    jwk: 'Ed25519',
    size: 32,
    nid: 1087,
    publicKey: (secret) => ed25519.getPublicKey(secret),
    sign: (message, secret) => ed25519.sign(message, secret),
    verify: (signature, message, key) => ed25519.verify(signature, message, key, { zip215: false }),
  },
  ed448: {
    name: 'ed448',
    oid: '1.3.101.113',
    jwk: 'Ed448',
    size: 57,
    nid: 1088,
    publicKey: (secret) => ed448.getPublicKey(secret),
    sign: (message, secret, context) => ed448.sign(message, secret, withContext(context)),
    verify: (signature, message, key, context) => ed448.verify(signature, message, key, withContext(context)),
  },
  x25519: {
    name: 'x25519',
    oid: '1.3.101.110',
    jwk: 'X25519',
    size: 32,
    nid: 1034,
    publicKey: (secret) => x25519.getPublicKey(secret),
    sharedSecret: (secret, other) => x25519.getSharedSecret(secret, other),
  },
  x448: {
    name: 'x448',
    oid: '1.3.101.111',
    jwk: 'X448',
    size: 56,
    nid: 1035,
    publicKey: (secret) => x448.getPublicKey(secret),
    sharedSecret: (secret, other) => x448.getSharedSecret(secret, other),
  },
};

export function plainNamed(wanted: unknown): PlainCurve | undefined {
  return Object.values(plainCurves).find(({ name }) => name === String(wanted).toLowerCase());
}
export const plainBy = (field: 'oid' | 'jwk' | 'nid', value: unknown): PlainCurve | undefined =>
  Object.values(plainCurves).find((curve) => curve[field] === value);
