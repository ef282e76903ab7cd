import { hmac } from '@noble/hashes/hmac.js';
import { decode, encodingOf } from '../bindings/text/bytes-and-text.ts';
import { bufferFrom, bytesFrom, intOf, isEqual } from './bytes.ts';
import { digestNamed, type Digest } from './digests.ts';
import { invalidDigest, opensslError } from './errors.ts';
import { jobClass } from './job.ts';
import { secretOf } from './keys/handle.ts';

/** Hash and Hmac of Node's binding, and the jobs that make them for WebCrypto. */

interface Running {
  update(bytes: Uint8Array): unknown;
  digest(): Uint8Array;
  clone(): Running;
}

/** What OpenSSL says of a name that it does not know. */
const unknownHash = (): Error => opensslError('030', ['00082', 'invalid key length']);

function hashOf(digest: Digest, length: number | undefined): Digest['hash'] {
  if (length === undefined || length === digest.hash.outputLen) return digest.hash;
  const made = digest.makesAnyLength?.(length);
  if (made === undefined) throw opensslError('030', ['000B2', 'not XOF or invalid length']);
  return made;
}

const encoded = (bytes: Uint8Array, encoding: unknown): unknown =>
  encoding === undefined || encoding === 'buffer' ? bufferFrom(bytes) : decode(bytes, encodingOf(encoding));

/** A digest is given as often as it is asked for. */
class Digesting {
  running: Running | undefined = undefined;
  private result: Uint8Array | undefined = undefined;

  update(data: unknown, encoding?: unknown): boolean {
    this.running?.update(bytesFrom(data, encoding));
    return this.running !== undefined;
  }

  digest(encoding?: unknown): unknown {
    this.result ??= this.running?.digest() ?? new Uint8Array();
    return encoded(this.result, encoding);
  }
}

export class Hash extends Digesting {
  constructor(algorithm: unknown, length?: unknown) {
    super();
    if (algorithm instanceof Hash) {
      this.running = algorithm.running?.clone();
      return;
    }
    const digest = digestNamed(algorithm);
    if (digest === undefined) throw unknownHash();
    this.running = hashOf(digest, intOf(length)).create();
  }
}

export class Hmac extends Digesting {
  init(name: unknown, key: unknown): void {
    const digest = digestNamed(name);
    if (digest === undefined) throw invalidDigest(name);
    this.running = hmac.create(digest.hash, secretOf(key));
  }
}

export function oneShotDigest(...args: readonly unknown[]): unknown {
  const [name, , , input, encoding, , length] = args;
  const digest = digestNamed(name);
  if (digest === undefined) throw unknownHash();
  return encoded(hashOf(digest, intOf(length))(bytesFrom(input)), encoding);
}

/** (name, data, length in bits) */
export const HashJob = jobClass(([name, data, bits]) => {
  const digest = digestNamed(name);
  if (digest === undefined) throw invalidDigest(name);
  const hash = hashOf(digest, typeof bits === 'number' ? bits / 8 : undefined);
  const bytes = bytesFrom(data).slice();
  return () => hash(bytes);
});

/** (mode, name, key, data, signature) */
export const HmacJob = jobClass(([isVerify, name, key, data, signature]) => {
  const digest = digestNamed(name);
  if (digest === undefined) throw invalidDigest(name);
  const [bytes, secret] = [bytesFrom(data).slice(), secretOf(key)];
  const given = bytesFrom(signature).slice();
  return () => {
    const made = hmac(digest.hash, secret, bytes);
    return isVerify === 1 ? isEqual(made, given) : made;
  };
});
