import { bitLength, bufferFrom, bytesFrom, intOf } from './bytes.ts';
import { digestNamed, type Digest } from './digests.ts';
import { bindingError, invalidDigest, opensslError } from './errors.ts';
import { jobClass } from './job.ts';
import { givenKey, pairKeyFrom, type GivenKey } from './keys/handle.ts';
import { isPrivateRsa, type EcKey, type PairKey, type RsaKey } from './keys/material.ts';
import * as rsa from './numbers/rsa.ts';

/** Signatures: Sign and Verify of Node's binding, and the job behind `sign`, `verify` and WebCrypto's. */

interface Options {
  readonly padding: number | undefined;
  readonly saltLength: number | undefined;
  /** `r` and `s` behind each other, instead of DER. */
  readonly isPlain: boolean;
  readonly context?: Uint8Array;
}

const unsupported = (): Error =>
  bindingError('Error', 'ERR_CRYPTO_UNSUPPORTED_OPERATION', 'Unsupported crypto operation');
/** As long as it is found, and as long as it can be. */
const AUTO = -2;

function tooBig(): Error {
  return opensslError('020', ['00070', 'digest too big for rsa key']);
}

function signedByRsa(
  { key }: RsaKey,
  digest: Digest,
  hashed: Uint8Array,
  { padding, saltLength }: Options,
): Uint8Array {
  if (!isPrivateRsa(key)) throw unsupported();
  const size = rsa.sizeOf(key);
  if (padding === rsa.PADDING.pss) {
    const block = rsa.padPss(digest, hashed, bitLength(key.n) - 1, saltLength ?? AUTO);
    return rsa.raisePrivate(key, block);
  }
  const info = rsa.digestInfo(digest, hashed);
  if (info.length > size - 11) throw tooBig();
  return rsa.raisePrivate(key, rsa.padSigned(info, size));
}

function isSignedByRsa(
  { key }: RsaKey,
  digest: Digest,
  hashed: Uint8Array,
  signature: Uint8Array,
  { padding, saltLength }: Options,
): boolean {
  const size = rsa.sizeOf(key);
  if (signature.length !== size) return false;
  try {
    const block = rsa.raisePublic(key, signature);
    if (padding === rsa.PADDING.pss) {
      const bits = bitLength(key.n) - 1;
      return rsa.isPss(digest, hashed, block.subarray(size - Math.ceil(bits / 8)), bits, saltLength ?? AUTO);
    }
    const wanted = rsa.padSigned(rsa.digestInfo(digest, hashed), size);
    return wanted.every((byte, at) => byte === block[at]);
  } catch {
    return false;
  }
}

const formatOf = ({ isPlain }: Options): { format: 'compact' | 'der'; prehash: false; lowS: false } => ({
  format: isPlain ? 'compact' : 'der',
  prehash: false,
  lowS: false,
});

function signedByCurve({ curve, secret }: EcKey, hashed: Uint8Array, options: Options): Uint8Array {
  if (secret === undefined) throw unsupported();
  return curve.ecdsa.sign(hashed, secret, { ...formatOf(options), extraEntropy: true });
}

function isSignedByCurve(
  { curve, point }: EcKey,
  hashed: Uint8Array,
  signature: Uint8Array,
  options: Options,
): boolean {
  try {
    return curve.ecdsa.verify(signature, hashed, point, formatOf(options));
  } catch {
    return false;
  }
}

function signed(pair: PairKey, digest: Digest, hashed: Uint8Array, options: Options): Uint8Array {
  if (pair.kind === 'rsa') return signedByRsa(pair, digest, hashed, options);
  if (pair.kind === 'ec') return signedByCurve(pair, hashed, options);
  throw unsupported();
}

function isSigned(pair: PairKey, digest: Digest, hashed: Uint8Array, signature: Uint8Array, options: Options): boolean {
  if (pair.kind === 'rsa') return isSignedByRsa(pair, digest, hashed, signature, options);
  if (pair.kind === 'ec') return isSignedByCurve(pair, hashed, signature, options);
  throw unsupported();
}

function optionsFrom(padding: unknown, saltLength: unknown, encoding: unknown): Options {
  return { padding: intOf(padding), saltLength: intOf(saltLength), isPlain: encoding === 1 };
}

class Digesting {
  #digest: Digest | undefined = undefined;
  #running: { update(bytes: Uint8Array): unknown; digest(): Uint8Array } | undefined = undefined;

  init(name: unknown): void {
    this.#digest = digestNamed(name);
    if (this.#digest === undefined) throw bindingError('TypeError', 'ERR_CRYPTO_INVALID_DIGEST', 'Invalid digest');
    this.#running = this.#digest.hash.create();
  }

  update(data: unknown, encoding?: unknown): void {
    if (this.#running === undefined) throw notInitialised();
    this.#running.update(bytesFrom(data, encoding));
  }

  protected end(): readonly [Digest, Uint8Array] {
    const [digest, running] = [this.#digest, this.#running];
    this.#running = undefined;
    if (digest === undefined || running === undefined) throw notInitialised();
    return [digest, running.digest()];
  }
}

const notInitialised = (): Error => bindingError('Error', 'ERR_CRYPTO_INVALID_STATE', 'Not initialised');

export class Sign extends Digesting {
  sign(...args: readonly unknown[]): Buffer {
    const pair = pairKeyFrom(givenKey(args, 0), true);
    const [padding, saltLength, encoding] = args.slice(5);
    const [digest, hashed] = this.end();
    return bufferFrom(signed(pair, digest, hashed, optionsFrom(padding, saltLength, encoding)));
  }
}

export class Verify extends Digesting {
  verify(...args: readonly unknown[]): boolean {
    const pair = pairKeyFrom(givenKey(args, 0), false);
    const [signature, padding, saltLength, encoding] = args.slice(5);
    const [digest, hashed] = this.end();
    return isSigned(pair, digest, hashed, bytesFrom(signature), optionsFrom(padding, saltLength, encoding));
  }
}

/** Ed25519 and Ed448 sign the message itself; all others its digest. */
function preparedFor(pair: PairKey, name: unknown): Digest | undefined {
  const digest = name === undefined || name === null ? undefined : digestNamed(name);
  if (digest === undefined && name !== undefined && name !== null) throw invalidDigest(name);
  if (pair.kind !== 'plain') return digest ?? digestNamed('sha256');
  return digest;
}

const VERIFY = 1;

/** (mode, the key in five, data, digest, length of the salt, padding, encoding, context, signature) */
export const SignJob = jobClass(([mode, ...args]) => {
  const isVerify = mode === VERIFY;
  const given: GivenKey = givenKey(args, 0);
  const [data, name, saltLength, padding, encoding, context, signature] = args.slice(5);
  const pair = pairKeyFrom(given, !isVerify);
  const digest = preparedFor(pair, name);
  const options = optionsFrom(padding, saltLength, encoding);
  const [message, toCheck] = [bytesFrom(data).slice(), bytesFrom(signature).slice()];
  const contextBytes = context === undefined ? undefined : bytesFrom(context).slice();
  return () => {
    if (pair.kind !== 'plain') {
      if (digest === undefined) throw unsupported();
      const hashed = digest.hash(message);
      return isVerify ? isSigned(pair, digest, hashed, toCheck, options) : signed(pair, digest, hashed, options);
    }
    const { curve, publicKey, secret } = pair;
    if (digest !== undefined) throw opensslError('1C8', ['0007A', 'invalid digest']);
    if (curve.sign === undefined || curve.verify === undefined) throw unsupported();
    if (!isVerify) return secret === undefined ? undefined : curve.sign(message, secret, contextBytes);
    try {
      return curve.verify(toCheck, message, publicKey, contextBytes);
    } catch {
      return false;
    }
  };
});
