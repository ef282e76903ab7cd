import { builtin } from '../ground/library.ts';
import { DHBitsJob, DiffieHellman, DiffieHellmanGroup, ECDH, ECDHConvertKey } from './agreement.ts';
import { bytesFrom } from './bytes.ts';
import { CipherBase } from './ciphers/cipher-base.ts';
import { AESCipherJob, ChaCha20Poly1305CipherJob, variants } from './ciphers/jobs.ts';
import { cipherNames, getCipherInfo } from './ciphers/known.ts';
import { Argon2Job, HKDFJob, PBKDF2Job, ScryptJob } from './derivation.ts';
import { hashNames } from './digests.ts';
import { bindingError, notHere } from './errors.ts';
import { Hash, HashJob, Hmac, HmacJob, oneShotDigest } from './hashing.ts';
import { jobClass, MODES } from './job.ts';
import { keyClasses } from './keys/classes.ts';
import { FORMAT, KeyObjectHandle } from './keys/handle.ts';
import {
  DhKeyPairGenJob,
  DsaKeyPairGenJob,
  EcKeyPairGenJob,
  NidKeyPairGenJob,
  RsaKeyPairGenJob,
} from './keys/pairs.ts';
import { curveNames } from './numbers/curves.ts';
import { CheckPrimeJob, RandomBytesJob, RandomPrimeJob, SecretKeyGenJob } from './random.ts';
import * as rsaCipher from './rsa-cipher.ts';
import { Sign, SignJob, Verify } from './signing.ts';

/** `internalBinding('crypto')`: what OpenSSL does for Node, by libraries of JavaScript. */

const absent = (what: string) => (): never => {
  throw notHere(what);
};
const absentJob = (what: string) => jobClass(absent(what));

function timingSafeEqual(one: unknown, two: unknown): boolean {
  for (const [name, value] of [
    ['buf1', one],
    ['buf2', two],
  ] as const) {
    if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) continue;
    const { inspect } = builtin('util');
    throw bindingError(
      'TypeError',
      'ERR_INVALID_ARG_TYPE',
      `The "${name}" argument must be an instance of ArrayBuffer, Buffer, TypedArray, or DataView. Received ${inspect(value)}`,
    );
  }
  const [left, right] = [bytesFrom(one), bytesFrom(two)];
  if (left.length !== right.length)
    throw bindingError(
      'RangeError',
      'ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH',
      'Input buffers must have the same byte length',
    );
  let difference = 0;
  for (let i = 0; i < left.length; i++) difference |= (left[i] ?? 0) ^ (right[i] ?? 0);
  return difference === 0;
}

const NUMBERS = {
  ...MODES,
  ...FORMAT,
  ...variants,
  kWebCryptoCipherEncrypt: 0,
  kWebCryptoCipherDecrypt: 1,
  OPENSSL_EC_NAMED_CURVE: 1,
  OPENSSL_EC_EXPLICIT_CURVE: 0,
  kWebCryptoKeyFormatRaw: 0,
  kWebCryptoKeyFormatPKCS8: 1,
  kWebCryptoKeyFormatSPKI: 2,
  kWebCryptoKeyFormatJWK: 3,
  EVP_PKEY_ED25519: 1087,
  EVP_PKEY_ED448: 1088,
  EVP_PKEY_X25519: 1034,
  EVP_PKEY_X448: 1035,
  kKeyEncodingPKCS1: 0,
  kKeyEncodingPKCS8: 1,
  kKeyEncodingSPKI: 2,
  kKeyEncodingSEC1: 3,
  kKeyTypeSecret: 0,
  kKeyTypePublic: 1,
  kKeyTypePrivate: 2,
  kSigEncDER: 0,
  kSigEncP1363: 1,
  kKeyVariantRSA_SSA_PKCS1_v1_5: 0,
  kKeyVariantRSA_PSS: 1,
  kKeyVariantRSA_OAEP: 2,
  kSignJobModeSign: 0,
  kSignJobModeVerify: 1,
  RSA_PKCS1_PSS_PADDING: 6,
  kTypeArgon2d: 0,
  kTypeArgon2i: 1,
  kTypeArgon2id: 2,
} as const;

export const opensslBinding: object = {
  ...NUMBERS,
  // Where it is not known whether OpenSSL has them, Node says itself that they are not supported.
  kKeyVariantAES_OCB_128: undefined,
  ...keyClasses,
  ...rsaCipher,
  AESCipherJob,
  Argon2Job,
  ChaCha20Poly1305CipherJob,
  CheckPrimeJob,
  CipherBase,
  DHBitsJob,
  DhKeyPairGenJob,
  DiffieHellman,
  DiffieHellmanGroup,
  DsaKeyPairGenJob,
  ECDH,
  ECDHConvertKey,
  EcKeyPairGenJob,
  HKDFJob,
  Hash,
  HashJob,
  Hmac,
  HmacJob,
  KEMDecapsulateJob: absentJob('crypto.decapsulate'),
  KEMEncapsulateJob: absentJob('crypto.encapsulate'),
  KangarooTwelveJob: absentJob('KangarooTwelve'),
  KeyObjectHandle,
  NidKeyPairGenJob,
  PBKDF2Job,
  RandomBytesJob,
  RandomPrimeJob,
  RsaKeyPairGenJob,
  ScryptJob,
  SecretKeyGenJob,
  Sign,
  SignJob,
  TurboShakeJob: absentJob('TurboSHAKE'),
  Verify,
  certExportChallenge: absent('crypto.Certificate.exportChallenge'),
  certExportPublicKey: absent('crypto.Certificate.exportPublicKey'),
  certVerifySpkac: absent('crypto.Certificate.verifySpkac'),
  getCachedAliases: () => ({}),
  getCipherInfo,
  getCiphers: () => [...cipherNames],
  getCurves: () => [...curveNames],
  getFipsCrypto: () => 0,
  getHashes: () => [...hashNames],
  getOpenSSLSecLevelCrypto: () => 1,
  oneShotDigest,
  parseX509: absent('crypto.X509Certificate'),
  secureBuffer: (size: number) => new Uint8Array(size),
  secureHeapUsed: () => undefined,
  setEngine: () => true,
  setFipsCrypto: absent('crypto.setFips'),
  testFipsCrypto: () => false,
  timingSafeEqual,
};
