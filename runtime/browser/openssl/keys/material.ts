import type { Curve, PlainCurve } from '../numbers/curves.ts';
import type { RsaPrivate, RsaPublic } from '../numbers/rsa.ts';

/** What a key is, whatever it was written in. */

export interface RsaKey {
  readonly kind: 'rsa';
  readonly key: RsaPublic | RsaPrivate;
}
export interface EcKey {
  readonly kind: 'ec';
  readonly curve: Curve;
  /** Uncompressed. */
  readonly point: Uint8Array;
  readonly secret?: Uint8Array;
}
export interface PlainKey {
  readonly kind: 'plain';
  readonly curve: PlainCurve;
  readonly publicKey: Uint8Array;
  readonly secret?: Uint8Array;
}
export type PairKey = RsaKey | EcKey | PlainKey;
export type Material = { readonly kind: 'secret'; readonly bytes: Uint8Array } | PairKey;

export function isPrivateRsa(key: RsaPublic | RsaPrivate): key is RsaPrivate {
  return 'd' in key;
}

export function isPrivate(material: PairKey): boolean {
  return material.kind === 'rsa' ? isPrivateRsa(material.key) : material.secret !== undefined;
}

export function publicPartOf(material: PairKey): PairKey {
  if (material.kind === 'rsa') return { kind: 'rsa', key: { n: material.key.n, e: material.key.e } };
  if (material.kind === 'ec') return { kind: 'ec', curve: material.curve, point: material.point };
  return { kind: 'plain', curve: material.curve, publicKey: material.publicKey };
}

export function ecFromSecret(curve: Curve, secret: Uint8Array): EcKey {
  return { kind: 'ec', curve, secret, point: curve.ecdsa.getPublicKey(secret, false) };
}

/** @param point compressed or not; throws where it does not lie on the curve */
export function ecFromPoint(curve: Curve, point: Uint8Array): EcKey {
  return { kind: 'ec', curve, point: curve.ecdsa.Point.fromBytes(point).toBytes(false) };
}

export function plainFromSecret(curve: PlainCurve, secret: Uint8Array): PlainKey {
  return { kind: 'plain', curve, secret, publicKey: curve.publicKey(secret) };
}
