import { bufferFrom, bytesFrom, intOf } from './bytes.ts';
import { digestNamed, type Digest } from './digests.ts';
import { invalidDigest, opensslError, unsupportedKey } from './errors.ts';
import { jobClass } from './job.ts';
import { givenKey, pairKeyFrom } from './keys/handle.ts';
import { isPrivateRsa } from './keys/material.ts';
import * as rsa from './numbers/rsa.ts';

/** `publicEncrypt` and its three relatives, and RSA-OAEP of WebCrypto. */

interface Padding {
  readonly kind: number;
  readonly digest: Digest;
  readonly label: Uint8Array;
}

function paddingFrom(kind: unknown, hash: unknown, label: unknown): Padding {
  const digest = digestNamed(hash ?? 'sha1');
  if (digest === undefined) throw invalidDigest(hash);
  return { kind: intOf(kind) ?? rsa.PADDING.oaep, digest, label: bytesFrom(label) };
}

const unknownPadding = (): Error => opensslError('020', ['00076', 'unknown padding type']);

function whole(data: Uint8Array, size: number): Uint8Array {
  if (data.length !== size)
    throw opensslError(
      '020',
      data.length > size ? ['0006E', 'data too large for key size'] : ['0007A', 'data too small for key size'],
    );
  return data;
}

function paddedFor(data: Uint8Array, size: number, { kind, digest, label }: Padding): Uint8Array {
  if (kind === rsa.PADDING.oaep) return rsa.padOaep(data, size, digest, label);
  if (kind === rsa.PADDING.pkcs1) return rsa.padEncrypted(data, size);
  if (kind === rsa.PADDING.none) return whole(data, size);
  throw unknownPadding();
}

function unpaddedOf(block: Uint8Array, { kind, digest, label }: Padding): Uint8Array {
  if (kind === rsa.PADDING.oaep) return rsa.unpadOaep(block, digest, label);
  if (kind === rsa.PADDING.pkcs1) return rsa.unpadEncrypted(block);
  if (kind === rsa.PADDING.none) return block;
  throw unknownPadding();
}

function keysOf(args: readonly unknown[], wantsPrivate: boolean) {
  const pair = pairKeyFrom(givenKey(args, 0), wantsPrivate);
  if (pair.kind !== 'rsa') throw unsupportedKey();
  const [data, kind, hash, label] = args.slice(5);
  return { key: pair.key, data: bytesFrom(data), padding: paddingFrom(kind, hash, label) };
}

export function publicEncrypt(...args: readonly unknown[]): Buffer {
  const { key, data, padding } = keysOf(args, false);
  return bufferFrom(rsa.raisePublic(key, paddedFor(data, rsa.sizeOf(key), padding)));
}

export function privateDecrypt(...args: readonly unknown[]): Buffer {
  const { key, data, padding } = keysOf(args, true);
  if (!isPrivateRsa(key)) throw unsupportedKey();
  const block = rsa.raisePrivate(key, whole(data, rsa.sizeOf(key)));
  return bufferFrom(unpaddedOf(block, padding));
}

export function privateEncrypt(...args: readonly unknown[]): Buffer {
  const { key, data, padding } = keysOf(args, true);
  if (!isPrivateRsa(key)) throw unsupportedKey();
  const size = rsa.sizeOf(key);
  if (padding.kind === rsa.PADDING.none) return bufferFrom(rsa.raisePrivate(key, whole(data, size)));
  if (padding.kind !== rsa.PADDING.pkcs1) throw unknownPadding();
  return bufferFrom(rsa.raisePrivate(key, rsa.padSigned(data, size)));
}

export function publicDecrypt(...args: readonly unknown[]): Buffer {
  const { key, data, padding } = keysOf(args, false);
  const block = rsa.raisePublic(key, whole(data, rsa.sizeOf(key)));
  if (padding.kind === rsa.PADDING.none) return bufferFrom(block);
  if (padding.kind !== rsa.PADDING.pkcs1) throw unknownPadding();
  return bufferFrom(rsa.unpadSigned(block));
}

/** (whether it decrypts, key, data, variant, digest, label) */
export const RSACipherJob = jobClass(([mode, handle, data, , hash, label]) => {
  const pair = pairKeyFrom(givenKey([handle], 0), mode !== 0);
  if (pair.kind !== 'rsa') throw unsupportedKey();
  const padding = paddingFrom(rsa.PADDING.oaep, hash, bytesFrom(label).slice());
  const { key } = pair;
  const bytes = bytesFrom(data).slice();
  return () => {
    if (mode === 0) return rsa.raisePublic(key, paddedFor(bytes, rsa.sizeOf(key), padding));
    if (!isPrivateRsa(key)) throw unsupportedKey();
    return unpaddedOf(rsa.raisePrivate(key, whole(bytes, rsa.sizeOf(key))), padding);
  };
});
