import { intOf, randomBytes } from '../bytes.ts';
import { bindingError, notHere } from '../errors.ts';
import { jobClass, MODES } from '../job.ts';
import { curveNamed, plainBy } from '../numbers/curves.ts';
import { generateRsa } from '../numbers/rsa.ts';
import { cryptoKey } from './classes.ts';
import { exported, KeyObjectHandle } from './handle.ts';
import { ecFromSecret, plainFromSecret, publicPartOf, type PairKey } from './material.ts';

/** Jobs that make a pair of keys. */

/** @param rest for WebCrypto (algorithm, usages of each, whether it can be exported), else how each is written */
function answered(pair: PairKey, rest: readonly unknown[], mode: number): unknown {
  const [publicHandle, privateHandle] = [
    KeyObjectHandle.of(publicPartOf(pair), 'public'),
    KeyObjectHandle.of(pair, 'private'),
  ];
  if (mode === MODES.kCryptoJobWebCrypto) {
    const [algorithm, ofPublic, ofPrivate, isExtractable] = rest;
    return {
      publicKey: cryptoKey(publicHandle, algorithm, ofPublic, true),
      privateKey: cryptoKey(privateHandle, algorithm, ofPrivate, isExtractable),
    };
  }
  const [publicFormat, publicType, format, encoding, cipher, passphrase] = rest;
  return [
    publicFormat === undefined
      ? publicHandle
      : exported(publicPartOf(pair), false, { format: publicFormat, encoding: publicType }),
    format === undefined ? privateHandle : exported(pair, true, { format, encoding, cipher, passphrase }),
  ];
}

const PSS = 1;
const SMALLEST = 512;

export const RsaKeyPairGenJob = jobClass(([variant, bits, exponent, ...rest], mode) => {
  if (variant === PSS) throw notHere('crypto.generateKeyPair rsa-pss');
  const [size, e] = [intOf(bits) ?? 0, BigInt(intOf(exponent) ?? 0)];
  return () => {
    if (size < SMALLEST) throw new Error('error:1C8000AB:Provider routines::key size too small');
    if (e < 3n || e % 2n === 0n) throw new Error('error:1C8000AC:Provider routines::pub exponent out of range');
    return answered({ kind: 'rsa', key: generateRsa(size, e) }, rest, mode);
  };
});

export const EcKeyPairGenJob = jobClass(([name, , ...rest], mode) => {
  const curve = curveNamed(name);
  if (curve === undefined) throw bindingError('TypeError', 'ERR_CRYPTO_INVALID_CURVE', 'Invalid EC curve name');
  return () => answered(ecFromSecret(curve, curve.ecdsa.utils.randomSecretKey()), rest, mode);
});

export const NidKeyPairGenJob = jobClass(([nid, ...rest], mode) => {
  const curve = plainBy('nid', nid);
  if (curve === undefined) throw notHere(`crypto.generateKeyPair of a key that was made for quantum computers`);
  return () => answered(plainFromSecret(curve, randomBytes(curve.size)), rest, mode);
});

const without = (kind: string) =>
  jobClass(() => {
    throw notHere(`crypto.generateKeyPair ${kind}`);
  });
export const DsaKeyPairGenJob = without('dsa');
export const DhKeyPairGenJob = without('dh');
