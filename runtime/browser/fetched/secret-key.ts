import { bytesOf, nodeError, type BinaryLike } from '../stand-ins/crypto.ts';
import { builtin, callMember, loadBuiltin, member } from '../ground/library.ts';

/** KeyObject, for secret keys: what signs and checks with HMAC. Private and public keys are not here. */

const secrets = new WeakMap<object, Uint8Array>();

/** As in Node, a program makes none by `new`. */
class KeyObject {
  constructor(type: unknown) {
    if (type !== 'secret' || new.target === KeyObject) throw nodeError('ERR_INVALID_ARG_VALUE', 'type', type);
  }

  get type(): string {
    return 'secret';
  }

  equals(other: unknown): boolean {
    if (!(other instanceof KeyObject)) throw nodeError('ERR_INVALID_ARG_TYPE', 'otherKeyObject', 'KeyObject', other);
    const [one, two] = [secretOf(this), secretOf(other)];
    return one?.length === two?.length && callMember(loadBuiltin('crypto'), 'timingSafeEqual', one, two) === true;
  }
}
Object.defineProperty(KeyObject.prototype, Symbol.toStringTag, { value: 'KeyObject', configurable: true });

class SecretKeyObject extends KeyObject {
  constructor(bytes: Uint8Array) {
    super('secret');
    secrets.set(this, bytes.slice());
  }

  get symmetricKeySize(): number {
    return secretOf(this)?.length ?? 0;
  }

  export(options?: { format?: string }): unknown {
    const bytes = builtin('buffer').Buffer.from(secretOf(this) ?? []);
    if (options?.format === undefined || options.format === 'buffer') return bytes;
    if (options.format === 'jwk') return { kty: 'oct', k: bytes.toString('base64url') };
    throw nodeError(
      'ERR_INVALID_ARG_VALUE',
      'options.format',
      options.format,
      "must be one of: undefined, 'buffer', 'jwk'",
    );
  }
}

function secretOf(key: unknown): Uint8Array | undefined {
  return typeof key === 'object' && key !== null ? secrets.get(key) : undefined;
}

function secretBytes(key: unknown, encoding?: unknown): Uint8Array {
  if (key instanceof ArrayBuffer) return new Uint8Array(key);
  if (typeof key === 'string' || ArrayBuffer.isView(key)) return bytesOf(key, 'key', encoding);
  throw nodeError('ERR_INVALID_ARG_TYPE', 'key', ['ArrayBuffer', 'Buffer', 'TypedArray', 'DataView'], key);
}

export const isKeyObject = (value: unknown): boolean => value instanceof KeyObject;

/** They need private and public keys, or ciphers. */
const UNAVAILABLE = [
  ...['createCipheriv', 'createDecipheriv', 'createPrivateKey', 'createPublicKey', 'createSign', 'createVerify'],
  ...['sign', 'verify', 'generateKeyPair', 'generateKeyPairSync', 'createDiffieHellman', 'createECDH'],
];

export function addKeys(): void {
  const crypto = loadBuiltin('crypto');
  const createHmac = member(crypto, 'createHmac');
  const throwing: Record<string, () => never> = {};
  for (const name of UNAVAILABLE) {
    throwing[name] = () => {
      throw nodeError('ERR_FEATURE_UNAVAILABLE_ON_PLATFORM', `crypto.${name}`);
    };
  }
  Object.assign(Object(crypto), throwing, {
    KeyObject,
    createSecretKey: (key: unknown, encoding?: unknown) => new SecretKeyObject(secretBytes(key, encoding)),
    createHmac: (name: string, key: BinaryLike | KeyObject, ...rest: unknown[]): unknown =>
      typeof createHmac === 'function'
        ? Reflect.apply(createHmac, crypto, [name, secretOf(key) ?? key, ...rest])
        : undefined,
  });
}
