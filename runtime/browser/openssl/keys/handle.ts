import { bitLength, bufferFrom, bytesFrom, bytesOfNumber, isEqual, textOf } from '../bytes.ts';
import { bindingError, notHere, unsupportedKey } from '../errors.ts';
import { curveNamed, plainNamed } from '../numbers/curves.ts';
import { materialFromDer, type Encoding } from './encodings.ts';
import { jwkFrom, materialFromJwk } from './jwk.ts';
import * as material from './material.ts';
import { decrypted, derFrom, encrypted, ENCRYPTED, labelFor, materialFromPem, pemFrom } from './pem.ts';

/** `KeyObjectHandle`: a key, behind Node's KeyObject and CryptoKey. */

export const FORMAT = {
  kKeyFormatDER: 0,
  kKeyFormatPEM: 1,
  kKeyFormatJWK: 2,
  kKeyFormatRawPublic: 3,
  kKeyFormatRawPrivate: 4,
  kKeyFormatRawSeed: 5,
  kKeyFormatStore: 6,
} as const;
const ENCODINGS: readonly Encoding[] = ['pkcs1', 'pkcs8', 'spki', 'sec1'];
export const TYPES = ['secret', 'public', 'private'] as const;
export type KeyType = (typeof TYPES)[number];
const COMPRESSED = 2;

type Material = material.Material;
type PairKey = material.PairKey;

/** How a caller says what its key is: itself, or bytes in a format. */
export interface GivenKey {
  readonly data: unknown;
  readonly format: unknown;
  readonly type: unknown;
  readonly passphrase: unknown;
  readonly curve: unknown;
}

export function givenKey(args: readonly unknown[], from: number): GivenKey {
  const [data, format, type, passphrase, curve] = args.slice(from);
  return { data, format, type, passphrase, curve };
}

function fromRaw({ data, format, type, curve }: GivenKey): PairKey {
  const bytes = bytesFrom(data).slice();
  const isPublic = format === FORMAT.kKeyFormatRawPublic;
  const plain = plainNamed(type);
  try {
    if (plain !== undefined) {
      if (bytes.length !== plain.size) throw unsupportedKey();
      return isPublic ? { kind: 'plain', curve: plain, publicKey: bytes } : material.plainFromSecret(plain, bytes);
    }
    const named = curveNamed(curve);
    if (type === 'ec' && named !== undefined)
      return isPublic ? material.ecFromPoint(named, bytes) : material.ecFromSecret(named, bytes);
  } catch {
    throw bindingError('Error', 'ERR_INVALID_ARG_VALUE', 'Invalid key data');
  }
  if (type === 'ec') throw bindingError('TypeError', 'ERR_CRYPTO_INVALID_CURVE', 'Invalid EC curve name');
  throw notHere(`a raw key of ${String(type)}`);
}

function fromDer(data: Uint8Array, type: unknown, passphrase: Uint8Array | undefined, wantsPrivate: boolean): PairKey {
  const encoding = ENCODINGS[Number(type)];
  if (encoding === undefined) throw unsupportedKey();
  if (encoding !== 'pkcs8' || passphrase === undefined) return materialFromDer(data, encoding, wantsPrivate);
  return materialFromDer(decrypted(data, passphrase), 'pkcs8', true);
}

/** @param wantsPrivate whether a public key will not do */
export function pairKeyFrom(given: GivenKey, wantsPrivate: boolean): PairKey {
  const { data, format } = given;
  if (data instanceof KeyObjectHandle) return data.pair;
  const passphrase =
    given.passphrase === undefined || given.passphrase === null ? undefined : bytesFrom(given.passphrase);
  if (format === FORMAT.kKeyFormatStore) throw notHere('a private key out of a store of OpenSSL');
  const found = ((): Material => {
    if (format === FORMAT.kKeyFormatJWK) return materialFromJwk(data);
    if (format === FORMAT.kKeyFormatDER) return fromDer(bytesFrom(data), given.type, passphrase, wantsPrivate);
    if (format === FORMAT.kKeyFormatPEM) return materialFromPem(bytesFrom(data), passphrase, wantsPrivate);
    return fromRaw(given);
  })();
  if (found.kind === 'secret' || (wantsPrivate && !material.isPrivate(found))) throw unsupportedKey();
  return found;
}

/** Of a key for HMAC and the like: a handle, or the bytes themselves. */
export function secretOf(key: unknown): Uint8Array {
  if (!(key instanceof KeyObjectHandle)) return bytesFrom(key).slice();
  return key.secret;
}

export class KeyObjectHandle {
  #material: Material | undefined = undefined;
  #type: KeyType = 'secret';

  static of(made: Material, type: KeyType): KeyObjectHandle {
    const handle = new KeyObjectHandle();
    handle.#material = made;
    handle.#type = type;
    return handle;
  }

  get secret(): Uint8Array {
    return this.#material?.kind === 'secret' ? this.#material.bytes : new Uint8Array();
  }

  get pair(): PairKey {
    if (this.#material === undefined || this.#material.kind === 'secret') throw unsupportedKey();
    return this.#material;
  }

  init(number: number, ...args: readonly unknown[]): void {
    this.#type = TYPES[number] ?? 'secret';
    const given = givenKey(args, 0);
    if (this.#type === 'secret') {
      this.#material =
        given.format === FORMAT.kKeyFormatJWK
          ? materialFromJwk(given.data)
          : { kind: 'secret', bytes: bytesFrom(given.data).slice() };
      return;
    }
    const found = pairKeyFrom(given, this.#type === 'private');
    this.#material = this.#type === 'public' ? material.publicPartOf(found) : found;
  }

  getKeyType(): number {
    return TYPES.indexOf(this.#type);
  }

  getSymmetricKeySize(): number {
    return this.secret.length;
  }

  getAsymmetricKeyType(): string {
    const { pair } = this;
    return pair.kind === 'plain' ? pair.curve.name : pair.kind;
  }

  keyDetail(into: object): object {
    const { pair } = this;
    if (pair.kind === 'ec') return Object.assign(into, { namedCurve: pair.curve.name });
    if (pair.kind === 'plain') return into;
    const { n, e } = pair.key;
    return Object.assign(into, {
      modulusLength: bitLength(n),
      publicExponent: new Uint8Array(bytesOfNumber(e)).buffer,
    });
  }

  equals(other: unknown): boolean {
    if (!(other instanceof KeyObjectHandle) || other.#type !== this.#type) return false;
    if (this.#type === 'secret') return isEqual(this.secret, other.secret);
    const [one, two] = [this, other].map((each) => JSON.stringify(jwkFrom(each.pair, each.#type === 'private')));
    return one === two;
  }

  checkEcKeyData(): boolean {
    const { pair } = this;
    return pair.kind === 'ec' && pair.curve.ecdsa.utils.isValidPublicKey(pair.point, false);
  }

  export(format?: unknown, encoding?: unknown, cipher?: unknown, passphrase?: unknown): unknown {
    if (this.#type === 'secret') return bufferFrom(this.secret);
    return exported(this.pair, this.#type === 'private', { format, encoding, cipher, passphrase });
  }

  exportJwk(into: object): object {
    return Object.assign(into, jwkFrom(this.#material ?? this.pair, this.#type === 'private'));
  }

  exportECPublicRaw(form: unknown): Buffer {
    const { pair } = this;
    if (pair.kind !== 'ec') throw unsupportedKey();
    return bufferFrom(pair.curve.ecdsa.Point.fromBytes(pair.point).toBytes(form === COMPRESSED));
  }

  exportECPrivateRaw(): Buffer {
    const { pair } = this;
    if (pair.kind !== 'ec' || pair.secret === undefined) throw unsupportedKey();
    return bufferFrom(pair.secret);
  }

  rawPublicKey(): Buffer {
    const { pair } = this;
    if (pair.kind !== 'plain') throw rawError('raw-public');
    return bufferFrom(pair.publicKey);
  }

  rawPrivateKey(): Buffer {
    const { pair } = this;
    if (pair.kind !== 'plain' || pair.secret === undefined) throw rawError('raw-private');
    return bufferFrom(pair.secret);
  }

  rawSeed(): never {
    throw rawError('raw-seed');
  }
}

function rawError(format: string): Error {
  return bindingError(
    'Error',
    'ERR_CRYPTO_INCOMPATIBLE_KEY_OPTIONS',
    `The selected key encoding ${format} is not supported for this key type.`,
  );
}

export interface ExportOptions {
  readonly format: unknown;
  readonly encoding: unknown;
  readonly cipher?: unknown;
  readonly passphrase?: unknown;
}

/** A text as PEM, a Buffer as DER, or a JSON Web Key. */
export function exported(pair: PairKey, isPrivate: boolean, options: ExportOptions): unknown {
  const { format, cipher, passphrase } = options;
  if (format === FORMAT.kKeyFormatJWK) return jwkFrom(pair, isPrivate);
  const encoding = ENCODINGS[Number(options.encoding)];
  if (encoding === undefined) throw unsupportedKey();
  const bytes = derFrom(pair, encoding, isPrivate);
  const name = textOf(cipher);
  if (name === undefined)
    return format === FORMAT.kKeyFormatPEM ? pemFrom(bytes, labelFor(encoding, isPrivate)) : bufferFrom(bytes);
  if (encoding !== 'pkcs8') throw notHere(`a passphrase on ${encoding}`);
  const closed = encrypted(bytes, name, bytesFrom(passphrase));
  return format === FORMAT.kKeyFormatPEM ? pemFrom(closed, ENCRYPTED) : bufferFrom(closed);
}
