import { joined } from '../../bindings/text/bytes-and-text.ts';
import { aeskw } from '@noble/ciphers/aes.js';
import { bytesFrom, isEqual } from '../bytes.ts';
import { notHere } from '../errors.ts';
import { jobClass } from '../job.ts';
import { secretOf } from '../keys/handle.ts';
import { cipherNamed } from './known.ts';
import { counting, working } from './modes.ts';

/** What encrypts and decrypts for WebCrypto. */

const VARIANTS = ['CTR', 'CBC', 'GCM', 'KW', 'OCB'] as const;
const SIZES = [128, 192, 256];

export const variants: Readonly<Record<string, number>> = Object.fromEntries(
  VARIANTS.flatMap((mode, row) => SIZES.map((bits, at) => [`kKeyVariantAES_${mode}_${bits}`, row * SIZES.length + at])),
);

/** As OpenSSL's wrapper says it. */
const failed = (): Error => new Error('Cipher job failed');

function withTag(
  name: string,
  [key, iv, associated]: readonly [Uint8Array, Uint8Array, Uint8Array],
  tagLength: number,
  isEncrypt: boolean,
): (data: Uint8Array) => Uint8Array {
  const cipher = cipherNamed(name);
  if (cipher === undefined) throw failed();
  return (data) => {
    const work = working(cipher, key, iv, isEncrypt);
    if (associated.length > 0) work.authenticate?.(associated);
    if (isEncrypt) {
      const made = work.update(data);
      return joined([made, (work.tag?.() ?? new Uint8Array()).subarray(0, tagLength)]);
    }
    if (data.length < tagLength) throw failed();
    const made = work.update(data.subarray(0, data.length - tagLength));
    const tag = (work.tag?.() ?? new Uint8Array()).subarray(0, tagLength);
    if (!isEqual(tag, data.subarray(data.length - tagLength))) throw failed();
    return made;
  };
}

/** (whether it decrypts, key, data, variant, iv or counter, bits of the counter or bytes of the tag, what is authenticated) */
export const AESCipherJob = jobClass(([mode, key, data, variant, iv, length, associated]) => {
  const isEncrypt = mode === 0;
  const [secret, bytes, start] = [secretOf(key), bytesFrom(data).slice(), bytesFrom(iv).slice()];
  const kind = VARIANTS[Math.floor(Number(variant) / SIZES.length)];
  const name = `aes-${secret.length * 8}-${String(kind).toLowerCase()}`;
  switch (kind) {
    case 'CTR':
      return () => counting(secret, start, Number(length))(bytes);
    case 'GCM': {
      const work = withTag(name, [secret, start, bytesFrom(associated).slice()], Number(length), isEncrypt);
      return () => work(bytes);
    }
    case 'KW':
      return () => (isEncrypt ? aeskw(secret).encrypt(bytes) : aeskw(secret).decrypt(bytes));
    case 'CBC':
      return () => {
        const cipher = cipherNamed(name);
        if (cipher === undefined) throw failed();
        const work = working(cipher, secret, start, isEncrypt);
        return joined([work.update(bytes), work.final(true)]);
      };
    case 'OCB':
    case undefined:
    default:
      throw notHere('AES-OCB');
  }
});

/** (whether it decrypts, key, data, nonce, what is authenticated) */
export const ChaCha20Poly1305CipherJob = jobClass(([mode, key, data, iv, associated]) => {
  const parts = [secretOf(key), bytesFrom(iv).slice(), bytesFrom(associated).slice()] as const;
  const work = withTag('chacha20-poly1305', parts, 16, mode === 0);
  const bytes = bytesFrom(data).slice();
  return () => work(bytes);
});
