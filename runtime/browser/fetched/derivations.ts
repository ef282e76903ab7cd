import { hkdf as nobleHkdf } from '@noble/hashes/hkdf.js';
import { md5, sha1 } from '@noble/hashes/legacy.js';
import { pbkdf2 as noblePbkdf2 } from '@noble/hashes/pbkdf2.js';
import { scrypt as nobleScrypt } from '@noble/hashes/scrypt.js';
import { sha224, sha256, sha384, sha512 } from '@noble/hashes/sha2.js';
import {
  bytesOf,
  hashNamed,
  later,
  nodeError,
  setAlgorithms,
  validate,
  type BinaryLike,
  type Callback,
} from '../stand-ins/crypto.ts';
import { builtin, loadBuiltin } from '../ground/library.ts';

/** The rest of `node:crypto`: hashes that Express has no need of, and keys derived from passwords. */

interface ScryptOptions {
  N?: number;
  cost?: number;
  r?: number;
  blockSize?: number;
  p?: number;
  parallelization?: number;
}

function scryptSync(password: BinaryLike, salt: BinaryLike, length: number, options: ScryptOptions = {}): Buffer {
  validate('validateInteger', length, 'keylen', 0, 2 ** 31 - 1);
  const { N = options.cost ?? 16_384, r = options.blockSize ?? 8, p = options.parallelization ?? 1 } = options;
  const key = nobleScrypt(bytesOf(password, 'password'), bytesOf(salt, 'salt'), { N, r, p, dkLen: length });
  return builtin('buffer').Buffer.from(key);
}

function pbkdf2Sync(
  password: BinaryLike,
  salt: BinaryLike,
  iterations: number,
  length: number,
  digest: string,
): Buffer {
  const key = noblePbkdf2(hashNamed(digest), bytesOf(password, 'password'), bytesOf(salt, 'salt'), {
    c: iterations,
    dkLen: length,
  });
  return builtin('buffer').Buffer.from(key);
}

function hkdfSync(digest: string, key: BinaryLike, salt: BinaryLike, info: BinaryLike, length: number): ArrayBuffer {
  return new Uint8Array(
    nobleHkdf(hashNamed(digest), bytesOf(key, 'key'), bytesOf(salt, 'salt'), bytesOf(info, 'info'), length),
  ).buffer;
}

export function addDerivations(): void {
  setAlgorithms({ md5, sha1, sha224, sha256, sha384, sha512 });
  Object.assign(Object(loadBuiltin('crypto')), {
    scryptSync,
    scrypt: (
      password: BinaryLike,
      salt: BinaryLike,
      length: number,
      options: ScryptOptions | Callback<Buffer>,
      callback?: Callback<Buffer>,
    ) => {
      const given = typeof options === 'function' ? {} : options;
      const done = typeof options === 'function' ? options : callback;
      if (done === undefined) throw nodeError('ERR_INVALID_ARG_TYPE', 'callback', 'Function', done);
      later(() => scryptSync(password, salt, length, given), done);
    },
    pbkdf2Sync,
    pbkdf2: (
      password: BinaryLike,
      salt: BinaryLike,
      iterations: number,
      length: number,
      digest: string,
      callback: Callback<Buffer>,
    ) => {
      later(() => pbkdf2Sync(password, salt, iterations, length, digest), callback);
    },
    hkdfSync,
    hkdf: (
      digest: string,
      key: BinaryLike,
      salt: BinaryLike,
      info: BinaryLike,
      length: number,
      callback: Callback<ArrayBuffer>,
    ) => {
      later(() => hkdfSync(digest, key, salt, info, length), callback);
    },
  });
}
