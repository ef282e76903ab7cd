import type { Transform } from 'node:stream';
import { hmac } from '@noble/hashes/hmac.js';
import { sha1 } from '@noble/hashes/legacy.js';
import { sha256 } from '@noble/hashes/sha2.js';
import type { CHash } from '@noble/hashes/utils.js';
import { hasOwn } from '../ground/has-own.ts';
import { host } from '../ground/host.ts';
import { constants } from '../ground/node-constants.ts';
import { hold, post, release } from '../ground/event-loop.ts';
import { builtin, callMember, internalMember, loadBuiltin, member } from '../ground/library.ts';
import { decode, encode, encodingOf } from '../bindings/text/bytes-and-text.ts';

/**
 * `node:crypto` as far as a teaching program needs it: random values, hashes, HMAC, key derivation, safe comparison.
 * Express needs two of the hashes; the others, and what is made of them, come with `fetched/derivations.ts`.
 */

export type BinaryLike = string | ArrayBufferView;
export type Callback<Value> = (error: Error | null, value?: Value) => void;

export type Algorithm = CHash;
let algorithms: Readonly<Record<string, Algorithm>> = { sha1, sha256 };

/** In the order in which `getHashes()` names them. */
export function setAlgorithms(all: Readonly<Record<string, Algorithm>>): void {
  algorithms = all;
}

export function nodeError(code: string, ...args: unknown[]): Error {
  const Class = member(internalMember('internal/errors', 'codes'), code);
  const error: unknown = typeof Class === 'function' ? Reflect.construct(Class, args) : undefined;
  return error instanceof Error ? error : new Error(code);
}

export function validate(name: string, ...args: unknown[]): void {
  const check = internalMember('internal/validators', name);
  if (typeof check === 'function') Reflect.apply(check, undefined, args);
}

export function bytesOf(value: BinaryLike, name: string, encoding?: unknown): Uint8Array {
  if (typeof value === 'string') return encode(value, encodingOf(encoding));
  if (ArrayBuffer.isView(value)) return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
  throw nodeError('ERR_INVALID_ARG_TYPE', name, ['string', 'Buffer', 'TypedArray', 'DataView'], value);
}

export function hashNamed(name: string): Algorithm {
  const key = name.toLowerCase().replace('-', '');
  const found = hasOwn(algorithms, key) ? algorithms[key] : undefined;
  if (found === undefined) throw new Error('Digest method not supported');
  return found;
}

interface Running {
  update(bytes: Uint8Array): unknown;
  digest(): Uint8Array;
  clone?(): Running;
}

function lazyTransform(): typeof Transform {
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- Node's own: a Transform that is set up when it is first used as one
  return loadBuiltin('internal/streams/lazy_transform') as typeof Transform;
}

/** Hash and Hmac: streams, as in Node, and only where they are used as such. */
function digestClass(name: 'Hash' | 'Hmac') {
  const { Buffer } = builtin('buffer');
  return class extends lazyTransform() {
    static override readonly name = name;
    readonly #running: Running;
    #finished = false;

    constructor(running: Running) {
      super();
      this.#running = running;
    }

    update(data: BinaryLike, encoding?: unknown): this {
      if (this.#finished) throw nodeError('ERR_CRYPTO_HASH_FINALIZED');
      this.#running.update(bytesOf(data, 'data', encoding));
      return this;
    }

    digest(encoding?: string): unknown {
      if (this.#finished) throw nodeError('ERR_CRYPTO_HASH_FINALIZED');
      this.#finished = true;
      const result = Buffer.from(this.#running.digest());
      return encoding === undefined || encoding === 'buffer' || !Buffer.isEncoding(encoding)
        ? result
        : result.toString(encoding);
    }

    copy(): unknown {
      const copied = this.#running.clone?.();
      if (copied === undefined) throw nodeError('ERR_METHOD_NOT_IMPLEMENTED', 'copy()');
      return Reflect.construct(this.constructor, [copied]);
    }

    override _transform(chunk: Uint8Array, _encoding: unknown, done: () => void): void {
      this.#running.update(chunk);
      done();
    }

    override _flush(done: () => void): void {
      this.push(this.digest());
      done();
    }
  };
}

function randomFill(bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; at += 65_536) {
    const part = new Uint8Array(Math.min(65_536, bytes.length - at));
    host.getRandomValues(part);
    bytes.set(part, at);
  }
}

/** Runs work that Node does on another thread: later, and the program stays alive meanwhile. */
export function later<Value>(work: () => Value, callback: Callback<Value>): void {
  hold();
  post(() => {
    release();
    let value: Value;
    try {
      value = work();
    } catch (error) {
      callback(error instanceof Error ? error : new Error(String(error)));
      return;
    }
    callback(null, value);
  });
}

function timingSafeEqual(a: BinaryLike, b: BinaryLike): boolean {
  if (typeof a === 'string' || !ArrayBuffer.isView(a))
    throw nodeError('ERR_INVALID_ARG_TYPE', 'buf1', ['ArrayBuffer', 'Buffer', 'TypedArray', 'DataView'], a);
  if (typeof b === 'string' || !ArrayBuffer.isView(b))
    throw nodeError('ERR_INVALID_ARG_TYPE', 'buf2', ['ArrayBuffer', 'Buffer', 'TypedArray', 'DataView'], b);
  const [left, right] = [bytesOf(a, 'buf1'), bytesOf(b, 'buf2')];
  if (left.length !== right.length)
    throw Object.assign(new RangeError('Input buffers must have the same byte length'), {
      code: 'ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH',
    });
  let difference = 0;
  for (let i = 0; i < left.length; i++) difference |= (left[i] ?? 0) ^ (right[i] ?? 0);
  return difference === 0;
}

function randomInt(min: number, max?: number | Callback<number>, callback?: Callback<number>): number | undefined {
  const [low, high] = typeof max === 'number' ? [min, max] : [0, min];
  const done = typeof max === 'function' ? max : callback;
  if (!Number.isSafeInteger(low)) throw nodeError('ERR_INVALID_ARG_TYPE', 'min', 'a safe integer', low);
  if (!Number.isSafeInteger(high)) throw nodeError('ERR_INVALID_ARG_TYPE', 'max', 'a safe integer', high);
  if (high <= low) throw nodeError('ERR_OUT_OF_RANGE', 'max', `greater than the value of "min" (${String(low)})`, high);
  const range = high - low;
  if (range > 2 ** 48 - 1) throw nodeError('ERR_OUT_OF_RANGE', 'max - min', '<= 281474976710655', range);
  const limit = 2 ** 48 - (2 ** 48 % range);
  let value: number;
  do {
    const bytes = host.getRandomValues(new Uint8Array(6));
    value = bytes.reduce((sum, byte) => sum * 256 + byte, 0);
  } while (value >= limit);
  const result = low + (value % range);
  if (done === undefined) return result;
  later(() => result, done);
  return undefined;
}

export function crypto(): object {
  const { Buffer } = builtin('buffer');
  const Hash = digestClass('Hash');
  const Hmac = digestClass('Hmac');
  const createHash = (name: string): unknown => {
    validate('validateString', name, 'algorithm');
    return new Hash(hashNamed(name).create());
  };
  const randomBytes = (size: number, callback?: Callback<Buffer>): Buffer | undefined => {
    validate('validateNumber', size, 'size', 0, 2 ** 31 - 1);
    const make = (): Buffer => {
      const bytes = Buffer.alloc(size);
      randomFill(bytes);
      return bytes;
    };
    if (callback === undefined) return make();
    later(make, callback);
    return undefined;
  };
  return {
    createHash,
    createHmac: (name: string, key: BinaryLike) => {
      validate('validateString', name, 'hmac');
      return new Hmac(hmac.create(hashNamed(name), bytesOf(key, 'key')));
    },
    Hash,
    Hmac,
    hash: (name: string, data: BinaryLike, encoding: unknown = 'hex') => {
      const digest = Buffer.from(hashNamed(name)(bytesOf(data, 'input')));
      return encoding === 'buffer' ? digest : decode(digest, encodingOf(encoding));
    },
    getHashes: () => Object.keys(algorithms),
    getCiphers: () => [],
    getCurves: () => [],
    // Node's own are one and the same.
    randomBytes,
    pseudoRandomBytes: randomBytes,
    prng: randomBytes,
    rng: randomBytes,
    randomFillSync: (bytes: Uint8Array) => {
      randomFill(bytes);
      return bytes;
    },
    randomInt,
    randomUUID: () => callMember(globalThis.crypto, 'randomUUID'),
    timingSafeEqual,
    webcrypto: globalThis.crypto,
    getRandomValues: (bytes: Uint8Array<ArrayBuffer>) => host.getRandomValues(bytes),
    constants: constants.constants['crypto'],
  };
}
