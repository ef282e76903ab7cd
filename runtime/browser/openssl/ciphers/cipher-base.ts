import { bufferFrom, bytesFrom, isEqual } from '../bytes.ts';
import { bindingError } from '../errors.ts';
import { secretOf } from '../keys/handle.ts';
import { internalFunction } from '../../ground/library.ts';
import { cipherNamed, isAead, type Cipher } from './known.ts';
import { working, type Working } from './modes.ts';

/** `CipherBase`, behind Cipheriv and Decipheriv. */

const WHOLE_TAG = 16;

function checkedCipher(name: unknown, key: Uint8Array, iv: Uint8Array | undefined): Cipher {
  const cipher = cipherNamed(name);
  if (cipher === undefined) throw bindingError('Error', 'ERR_CRYPTO_UNKNOWN_CIPHER', 'Unknown cipher');
  if (key.length !== cipher.keyLength)
    throw bindingError('RangeError', 'ERR_CRYPTO_INVALID_KEYLEN', 'Invalid key length');
  const size = iv?.length ?? 0;
  const fits = ((): boolean => {
    if (cipher.mode === 'gcm') return size > 0;
    if (cipher.mode === 'stream') return size > 0 && size <= 12;
    return size === (cipher.ivLength ?? 0);
  })();
  if (!fits) throw bindingError('TypeError', 'ERR_CRYPTO_INVALID_IV', 'Invalid initialization vector');
  return cipher;
}

function checkedTagLength(cipher: Cipher, length: number): number {
  const isGood =
    cipher.mode === 'gcm' ? length === 4 || length === 8 || (length >= 12 && length <= 16) : length > 0 && length <= 16;
  if (!isGood)
    throw bindingError('TypeError', 'ERR_CRYPTO_INVALID_AUTH_TAG', `Invalid authentication tag length: ${length}`);
  return length;
}

export class CipherBase {
  readonly #cipher: Cipher;
  readonly #isEncrypt: boolean;
  readonly #working: Working;
  readonly #wantedTagLength: number | undefined;
  #hasPadding = true;
  #hasData = false;
  #isFinal = false;
  #tag: Uint8Array | undefined = undefined;

  constructor(isEncrypt: boolean, name: unknown, key: unknown, iv: unknown, tagLength: number) {
    const [secret, start] = [secretOf(key), iv === null ? undefined : bytesFrom(iv).slice()];
    this.#cipher = checkedCipher(name, secret, start);
    this.#isEncrypt = isEncrypt;
    this.#wantedTagLength =
      isAead(this.#cipher) && tagLength >= 0 ? checkedTagLength(this.#cipher, tagLength) : undefined;
    this.#working = working(this.#cipher, secret, start, isEncrypt);
  }

  setAAD(data: unknown): boolean {
    if (this.#isFinal || this.#hasData || this.#working.authenticate === undefined) return false;
    this.#working.authenticate(bytesFrom(data));
    return true;
  }

  update(data: unknown, encoding?: unknown): Buffer {
    if (this.#isFinal) throw new Error('Trying to add data in unsupported state');
    this.#hasData = true;
    return bufferFrom(this.#working.update(bytesFrom(data, encoding)));
  }

  setAutoPadding(hasPadding: boolean): boolean {
    if (this.#isFinal) return false;
    this.#hasPadding = hasPadding;
    return true;
  }

  final(): Buffer {
    if (this.#isFinal) throw bindingError('Error', 'ERR_CRYPTO_INVALID_STATE', 'Invalid state');
    this.#isFinal = true;
    const last = this.#working.final(this.#hasPadding);
    const made = this.#working.tag?.();
    if (made === undefined) return bufferFrom(last);
    if (this.#isEncrypt) this.#tag = made.slice(0, this.#wantedTagLength ?? WHOLE_TAG);
    else if (this.#tag === undefined || !isEqual(made.subarray(0, this.#tag.length), this.#tag))
      throw new Error('Unsupported state or unable to authenticate data');
    return bufferFrom(last);
  }

  getAuthTag(): Buffer | undefined {
    return this.#isFinal && this.#isEncrypt && this.#tag !== undefined ? bufferFrom(this.#tag) : undefined;
  }

  setAuthTag(given: unknown): boolean {
    if (!isAead(this.#cipher) || this.#isEncrypt || this.#isFinal || this.#tag !== undefined) return false;
    const tag = bytesFrom(given).slice();
    const { length } = tag;
    if (this.#wantedTagLength === undefined ? false : length !== this.#wantedTagLength)
      throw bindingError('TypeError', 'ERR_CRYPTO_INVALID_AUTH_TAG', `Invalid authentication tag length: ${length}`);
    checkedTagLength(this.#cipher, length);
    if (this.#wantedTagLength === undefined && length < WHOLE_TAG) warnOfShortTag();
    this.#tag = tag;
    return true;
  }
}

let hasWarned = false;
function warnOfShortTag(): void {
  if (hasWarned) return;
  hasWarned = true;
  internalFunction('internal/process/warning', 'emitWarning')(
    'Using AES-GCM authentication tags of less than 128 bits without specifying the authTagLength option when initializing decryption is deprecated.',
    'DeprecationWarning',
    'DEP0182',
  );
}
