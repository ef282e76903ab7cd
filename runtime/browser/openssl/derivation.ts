import { argon2d, argon2i, argon2id } from '@noble/hashes/argon2.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { pbkdf2 } from '@noble/hashes/pbkdf2.js';
import { scrypt } from '@noble/hashes/scrypt.js';
import { bytesFrom } from './bytes.ts';
import { digestNamed, type Digest } from './digests.ts';
import { bindingError, invalidDigest } from './errors.ts';
import { jobClass } from './job.ts';
import { secretOf } from './keys/handle.ts';

/** Keys that are made of a password or of another key. */

function wantedDigest(name: unknown): Digest {
  const digest = digestNamed(name);
  if (digest === undefined) throw invalidDigest(name);
  return digest;
}

export const HKDFJob = jobClass(([name, key, salt, info, length]) => {
  const { hash } = wantedDigest(name);
  const dkLen = Number(length);
  if (dkLen > 255 * hash.outputLen) throw bindingError('RangeError', 'ERR_CRYPTO_INVALID_KEYLEN', 'Invalid key length');
  const [secret, salted, context] = [secretOf(key), bytesFrom(salt).slice(), bytesFrom(info).slice()];
  return () => (dkLen === 0 ? new Uint8Array() : hkdf(hash, secret, salted, context, dkLen));
});

export const PBKDF2Job = jobClass(([password, salt, iterations, length, name]) => {
  const { hash } = wantedDigest(name);
  const [secret, salted] = [secretOf(password), bytesFrom(salt).slice()];
  const dkLen = Number(length);
  return () => (dkLen === 0 ? new Uint8Array() : pbkdf2(hash, secret, salted, { c: Number(iterations), dkLen }));
});

const badScrypt = (words: string): Error =>
  bindingError('RangeError', 'ERR_CRYPTO_INVALID_SCRYPT_PARAMS', `Invalid scrypt params: ${words}`);

export const ScryptJob = jobClass(([password, salt, ...numbers]) => {
  const [N = 0, r = 0, p = 0, maxmem = 0, dkLen = 0] = numbers.map(Number);
  if (N < 2 || (N & (N - 1)) !== 0 || 128 * r * (N + p + 2) > maxmem)
    throw badScrypt('error:030000AC:digital envelope routines::memory limit exceeded');
  const [secret, salted] = [bytesFrom(password).slice(), bytesFrom(salt).slice()];
  return () => (dkLen === 0 ? new Uint8Array() : scrypt(secret, salted, { N, r, p, dkLen, maxmem: 2 ** 32 }));
});

const ARGON = [argon2d, argon2i, argon2id];

export const Argon2Job = jobClass((args) => {
  const [message, nonce, parallelism, length, memory, passes, secret, associated, type] = args;
  const derive = ARGON[Number(type)] ?? argon2id;
  const [password, salt] = [secretOf(message), bytesFrom(nonce).slice()];
  const options = {
    t: Number(passes),
    m: Number(memory),
    p: Number(parallelism),
    dkLen: Number(length),
    key: bytesFrom(secret).slice(),
    personalization: bytesFrom(associated).slice(),
  };
  return () => derive(password, salt, options);
});
