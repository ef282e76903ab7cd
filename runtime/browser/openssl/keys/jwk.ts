import { builtin, member } from '../../ground/library.ts';
import { bytesFrom, bytesOfNumber, numberFrom } from '../bytes.ts';
import { bindingError, notHere } from '../errors.ts';
import { curveByJwk, plainBy } from '../numbers/curves.ts';
import { inverse } from '../numbers/power.ts';
import { ecFromPoint, isPrivateRsa, plainFromSecret, type Material, type PairKey } from './material.ts';

/** JSON Web Keys (RFC 7517, 7518, 8037). */

const base64 = (bytes: Uint8Array): string => builtin('buffer').Buffer.from(bytes).toString('base64url');
const ofNumber = (number: bigint, size?: number): string => base64(bytesOfNumber(number, size));

const invalid = (kind: string): Error => bindingError('TypeError', 'ERR_CRYPTO_INVALID_JWK', `Invalid JWK ${kind} key`);

function partOf(jwk: unknown, name: string, kind: string): Uint8Array {
  const text = member(jwk, name);
  if (typeof text !== 'string') throw invalid(kind);
  return bytesFrom(text, 'base64url');
}

function rsaFrom(jwk: unknown): PairKey {
  const [n, e] = ['n', 'e'].map((name) => numberFrom(partOf(jwk, name, 'RSA')));
  if (n === undefined || e === undefined) throw invalid('RSA');
  if (member(jwk, 'd') === undefined) return { kind: 'rsa', key: { n, e } };
  const [d, p, q] = ['d', 'p', 'q'].map((name) => numberFrom(partOf(jwk, name, 'RSA')));
  if (d === undefined || p === undefined || q === undefined || p * q !== n) throw invalid('RSA');
  return { kind: 'rsa', key: { n, e, d, p, q } };
}

function ecFrom(jwk: unknown): PairKey {
  const curve = curveByJwk(member(jwk, 'crv'));
  if (curve === undefined) throw bindingError('TypeError', 'ERR_CRYPTO_INVALID_CURVE', 'Invalid EC curve name');
  const [x, y] = ['x', 'y'].map((name) => partOf(jwk, name, 'EC'));
  if (x?.length !== curve.size || y?.length !== curve.size) throw invalid('EC');
  try {
    const key = ecFromPoint(curve, Uint8Array.from([4, ...x, ...y]));
    return member(jwk, 'd') === undefined ? key : { ...key, secret: partOf(jwk, 'd', 'EC') };
  } catch {
    throw invalid('EC');
  }
}

function plainFrom(jwk: unknown): PairKey {
  const curve = plainBy('jwk', member(jwk, 'crv'));
  if (curve === undefined) throw invalid('OKP');
  const publicKey = partOf(jwk, 'x', 'OKP');
  if (publicKey.length !== curve.size) throw invalid('OKP');
  if (member(jwk, 'd') === undefined) return { kind: 'plain', curve, publicKey };
  return plainFromSecret(curve, partOf(jwk, 'd', 'OKP'));
}

export function materialFromJwk(jwk: unknown): Material {
  const kind = member(jwk, 'kty');
  if (kind === 'oct') return { kind: 'secret', bytes: partOf(jwk, 'k', 'oct') };
  if (kind === 'RSA') return rsaFrom(jwk);
  if (kind === 'EC') return ecFrom(jwk);
  if (kind === 'OKP') return plainFrom(jwk);
  if (kind === 'AKP') throw notHere('a JSON Web Key of kind AKP');
  throw bindingError('TypeError', 'ERR_CRYPTO_INVALID_JWK', `${String(kind)} is not a supported JWK key type`);
}

/** In the order in which Node writes them. */
export function jwkFrom(material: Material, isPrivate: boolean): Record<string, string> {
  if (material.kind === 'secret') return { kty: 'oct', k: base64(material.bytes) };
  if (material.kind === 'rsa') {
    const { key } = material;
    const open = { kty: 'RSA', n: ofNumber(key.n), e: ofNumber(key.e) };
    if (!isPrivate || !isPrivateRsa(key)) return open;
    const { d, p, q } = key;
    return {
      ...open,
      d: ofNumber(d),
      p: ofNumber(p),
      q: ofNumber(q),
      dp: ofNumber(d % (p - 1n)),
      dq: ofNumber(d % (q - 1n)),
      qi: ofNumber(inverse(q, p)),
    };
  }
  const { curve, secret } = material;
  const ofSecret = isPrivate && secret !== undefined ? { d: base64(secret) } : {};
  if (material.kind === 'plain') return { crv: curve.jwk, ...ofSecret, x: base64(material.publicKey), kty: 'OKP' };
  const { point } = material;
  return {
    kty: 'EC',
    x: base64(point.subarray(1, 1 + curve.size)),
    y: base64(point.subarray(1 + curve.size)),
    crv: curve.jwk,
    ...ofSecret,
  };
}
