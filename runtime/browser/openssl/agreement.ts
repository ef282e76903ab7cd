import { bufferFrom, bytesFrom, bytesOfNumber, intOf, numberFrom, randomBytes } from './bytes.ts';
import { bindingError, opensslError } from './errors.ts';
import { jobClass } from './job.ts';
import { givenKey, pairKeyFrom } from './keys/handle.ts';
import { curveNamed, type Curve } from './numbers/curves.ts';
import { groupNamed } from './numbers/groups.ts';
import { power } from './numbers/power.ts';
import { isPrime, primeOf } from './numbers/primes.ts';

/** A secret that two agree on: Diffie and Hellman, over numbers and over curves. */

const COMPRESSED = 2;
const HYBRID = 6;

const failed = (what: string): Error => bindingError('Error', 'ERR_CRYPTO_OPERATION_FAILED', what);

function wantedCurve(name: unknown): Curve {
  const curve = curveNamed(name);
  if (curve === undefined) throw bindingError('TypeError', 'ERR_CRYPTO_INVALID_CURVE', 'Invalid EC curve name');
  return curve;
}

/** @param point in any of the three forms */
function inForm(curve: Curve, point: Uint8Array, form: unknown): Buffer {
  const isHybrid = point[0] === HYBRID || point[0] === HYBRID + 1;
  const plain = isHybrid ? Uint8Array.from([4, ...point.subarray(1)]) : point;
  const found = curve.ecdsa.Point.fromBytes(plain);
  const bytes = found.toBytes(form === COMPRESSED);
  if (form === HYBRID) bytes[0] = HYBRID + Number(found.y & 1n);
  return bufferFrom(bytes);
}

export class ECDH {
  readonly #curve: Curve;
  #secret: Uint8Array | undefined = undefined;
  #point: Uint8Array | undefined = undefined;

  constructor(name: unknown) {
    this.#curve = wantedCurve(name);
  }

  generateKeys(): void {
    this.#secret = this.#curve.ecdsa.utils.randomSecretKey();
    this.#point = this.#curve.ecdsa.getPublicKey(this.#secret, false);
  }

  /** A text says what is wrong with the other's key, which Node words. */
  computeSecret(other: unknown): Buffer | string {
    if (this.#secret === undefined) throw failed('Failed to compute ECDH key');
    try {
      const plain = inForm(this.#curve, bytesFrom(other), undefined);
      const shared = this.#curve.ecdsa.getSharedSecret(this.#secret, plain, false);
      return bufferFrom(shared.subarray(1, 1 + this.#curve.size));
    } catch {
      return 'ERR_CRYPTO_ECDH_INVALID_PUBLIC_KEY';
    }
  }

  getPublicKey(form: unknown): Buffer {
    if (this.#point === undefined) throw failed('Failed to get ECDH public key');
    return inForm(this.#curve, this.#point, form);
  }

  getPrivateKey(): Buffer {
    if (this.#secret === undefined) throw failed('Failed to get ECDH private key');
    return bufferFrom(this.#secret);
  }

  setPrivateKey(key: unknown): void {
    const number = numberFrom(bytesFrom(key));
    const secret = bytesOfNumber(number, this.#curve.size);
    if (secret.length !== this.#curve.size || !this.#curve.ecdsa.utils.isValidSecretKey(secret))
      throw bindingError('RangeError', 'ERR_CRYPTO_INVALID_KEYTYPE', 'Private key is not valid for specified curve.');
    this.#secret = secret;
    this.#point = this.#curve.ecdsa.getPublicKey(secret, false);
  }

  setPublicKey(key: unknown): void {
    try {
      this.#point = inForm(this.#curve, bytesFrom(key), undefined);
    } catch {
      throw failed('Failed to convert Buffer to EC_POINT');
    }
  }
}

export function ECDHConvertKey(key: unknown, name: unknown, form: unknown): Buffer {
  const curve = wantedCurve(name);
  try {
    return inForm(curve, bytesFrom(key), form);
  } catch {
    throw failed('Failed to convert Buffer to EC_POINT');
  }
}

/** What OpenSSL finds wrong with the numbers, as bits. */
const CHECK = { isNotPrime: 1, isNotSafe: 2, cannotCheckGenerator: 4, isNoGenerator: 8, isTooSmall: 128 } as const;

function errorsOf(prime: bigint, generator: bigint): number {
  let errors = 0;
  if (!isPrime(prime)) errors |= CHECK.isNotPrime;
  else if (!isPrime(prime >> 1n)) errors |= CHECK.isNotSafe;
  if (generator < 2n || generator >= prime - 1n) errors |= CHECK.isNoGenerator;
  if (prime.toString(2).length < 512) errors |= CHECK.isTooSmall;
  return errors;
}

const badParameters = (): Error => bindingError('TypeError', 'ERR_INVALID_ARG_VALUE', 'Invalid DH parameters');

class Agreeing {
  readonly #prime: bigint;
  readonly #generator: bigint;
  readonly #verifyError: number | undefined;
  #secret: bigint | undefined = undefined;
  #open: bigint | undefined = undefined;

  constructor(prime: bigint, generator: bigint, verifyError?: number) {
    this.#prime = prime;
    this.#generator = generator;
    this.#verifyError = verifyError;
  }

  get verifyError(): number {
    return this.#verifyError ?? errorsOf(this.#prime, this.#generator);
  }

  get #size(): number {
    return Math.ceil(this.#prime.toString(2).length / 8);
  }

  generateKeys(): Buffer {
    this.#secret ??= 2n + (numberFrom(randomBytes(this.#size + 8)) % (this.#prime - 3n));
    this.#open = power(this.#generator, this.#secret, this.#prime);
    return this.getPublicKey();
  }

  computeSecret(other: unknown): Buffer {
    const number = numberFrom(bytesFrom(other));
    if (number < 2n) throw bindingError('RangeError', 'ERR_CRYPTO_INVALID_KEYLEN', 'Supplied key is too small');
    if (number > this.#prime - 2n)
      throw bindingError('RangeError', 'ERR_CRYPTO_INVALID_KEYLEN', 'Supplied key is too large');
    if (this.#secret === undefined)
      throw bindingError('Error', 'ERR_CRYPTO_INVALID_STATE', 'No private key - did you forget to generate one?');
    return bufferFrom(bytesOfNumber(power(number, this.#secret, this.#prime), this.#size));
  }

  getPrime(): Buffer {
    return bufferFrom(bytesOfNumber(this.#prime));
  }

  getGenerator(): Buffer {
    return bufferFrom(bytesOfNumber(this.#generator));
  }

  getPublicKey(): Buffer {
    return this.#known(this.#open, 'public');
  }

  getPrivateKey(): Buffer {
    return this.#known(this.#secret, 'private');
  }

  #known(key: bigint | undefined, kind: string): Buffer {
    if (key !== undefined) return bufferFrom(bytesOfNumber(key));
    throw bindingError('Error', 'ERR_CRYPTO_INVALID_STATE', `No ${kind} key - did you forget to generate one?`);
  }

  setPublicKey(key: unknown): void {
    this.#open = numberFrom(bytesFrom(key));
  }

  setPrivateKey(key: unknown): void {
    this.#secret = numberFrom(bytesFrom(key));
  }
}

export class DiffieHellman extends Agreeing {
  constructor(sizeOrPrime: unknown, generator: unknown) {
    const size = intOf(sizeOrPrime);
    const by = BigInt(intOf(generator) ?? 0) || numberFrom(bytesFrom(generator));
    if (size !== undefined && size < 512)
      throw size < 2 ? opensslError('030', ['00082', 'invalid key length']) : badParameters();
    const prime = size === undefined ? numberFrom(bytesFrom(sizeOrPrime)) : primeOf(size, { isSafe: true });
    if (by < 2n || prime < 2n) throw badParameters();
    super(prime, by);
  }
}

export class DiffieHellmanGroup extends Agreeing {
  constructor(name: unknown) {
    const prime = groupNamed(String(name));
    if (prime === undefined) throw bindingError('Error', 'ERR_CRYPTO_UNKNOWN_DH_GROUP', 'Unknown DH group');
    super(prime, 2n, 0);
  }
}

/** (the public key in five, the private one in five) */
export const DHBitsJob = jobClass((args) => {
  const other = pairKeyFrom(givenKey(args, 0), false);
  const own = pairKeyFrom(givenKey(args, 5), true);
  return () => {
    if (own.kind === 'ec' && other.kind === 'ec' && own.secret !== undefined && own.curve === other.curve)
      return own.curve.ecdsa.getSharedSecret(own.secret, other.point, false).slice(1, 1 + own.curve.size);
    if (own.kind === 'plain' && other.kind === 'plain' && own.secret !== undefined && own.curve === other.curve)
      return own.curve.sharedSecret?.(own.secret, other.publicKey) ?? new Uint8Array();
    throw opensslError('030', ['00099', 'different parameters']);
  };
});
