import { joined } from '../../bindings/text/bytes-and-text.ts';
import { GHASH } from '@noble/ciphers/_polyval.js';
import { Poly1305 } from '@noble/ciphers/_poly1305.js';
import { cbc, ctr, ecb } from '@noble/ciphers/aes.js';
import { chacha20 } from '@noble/ciphers/chacha.js';
import { bytesOfNumber, numberFrom } from '../bytes.ts';
import { opensslError } from '../errors.ts';
import { isAead, type Cipher } from './known.ts';

/** A cipher at work, piece by piece; the libraries take a message at once. */

export interface Working {
  /** Before the first piece. */
  readonly authenticate?: (data: Uint8Array) => void;
  readonly update: (data: Uint8Array) => Uint8Array;
  readonly final: (hasPadding: boolean) => Uint8Array;
  /** Of all that went through it; after `final`. */
  readonly tag?: () => Uint8Array;
}

const BLOCK = 16;

const wrongLength = (): Error => opensslError('1C8', ['0006B', 'wrong final block length'], true);
const badDecrypt = (): Error => opensslError('1C8', ['00064', 'bad decrypt'], true);

/** PKCS #7 */
function unpadded(block: Uint8Array): Uint8Array {
  const size = block.at(-1) ?? 0;
  const isGood = size > 0 && size <= BLOCK && block.subarray(BLOCK - size).every((byte) => byte === size);
  if (!isGood) throw badDecrypt();
  return block.subarray(0, BLOCK - size);
}

function inBlocks(key: Uint8Array, iv: Uint8Array | undefined, isEncrypt: boolean): Working {
  let before = iv;
  let rest = new Uint8Array();
  const blocks = (data: Uint8Array): Uint8Array => {
    if (data.length === 0) return data;
    const options = { disablePadding: true };
    const cipher = before === undefined ? ecb(key, options) : cbc(key, before, options);
    const made = isEncrypt ? cipher.encrypt(data) : cipher.decrypt(data);
    if (before !== undefined) before = (isEncrypt ? made : data).slice(-BLOCK);
    return made;
  };
  return {
    update(data) {
      const all = joined([rest, data]);
      // Of what is decrypted the last block may hold the padding.
      const whole =
        all.length - (isEncrypt ? all.length % BLOCK : all.length === 0 ? 0 : ((all.length - 1) % BLOCK) + 1);
      rest = all.slice(whole);
      return blocks(all.subarray(0, whole));
    },
    final(hasPadding) {
      if (!hasPadding) {
        if (rest.length % BLOCK !== 0) throw wrongLength();
        return blocks(rest);
      }
      if (isEncrypt) {
        const size = BLOCK - rest.length;
        return blocks(joined([rest, new Uint8Array(size).fill(size)]));
      }
      if (rest.length !== BLOCK) throw wrongLength();
      return unpadded(blocks(rest));
    },
  };
}

/** The key stream by counting up: `bits` of the first block are the counter. */
export function counting(key: Uint8Array, first: Uint8Array, bits = 128): (data: Uint8Array) => Uint8Array {
  let done = 0;
  const size = BigInt(bits);
  const start = numberFrom(first);
  const [high, low] = [(start >> size) << size, start & ((1n << size) - 1n)];
  const part = (data: Uint8Array): Uint8Array => {
    const [block, within] = [Math.floor(done / BLOCK), done % BLOCK];
    const counter = high | ((low + BigInt(block)) & ((1n << size) - 1n));
    const made = ctr(key, bytesOfNumber(counter, BLOCK)).encrypt(joined([new Uint8Array(within), data]));
    done += data.length;
    return made.subarray(within);
  };
  return (data) => {
    // Where the counter begins anew, the library would carry over into the rest of the block.
    const left =
      Number((1n << size) - ((low + BigInt(Math.floor(done / BLOCK))) & ((1n << size) - 1n))) * BLOCK - (done % BLOCK);
    if (data.length <= left) return part(data);
    return joined([part(data.subarray(0, left)), part(data.subarray(left))]);
  };
}

function lengths(...sizes: readonly number[]): Uint8Array {
  return joined(sizes.map((size) => bytesOfNumber(BigInt(size), 8)));
}

interface Mac {
  update(data: Uint8Array): unknown;
}

/** Hands on whole blocks, since what is shorter is filled up with zeros. */
function inWholeBlocks(mac: Mac) {
  let rest = new Uint8Array();
  let size = 0;
  return {
    get size() {
      return size;
    },
    add(data: Uint8Array) {
      const all = joined([rest, data]);
      const whole = all.length - (all.length % BLOCK);
      if (whole > 0) mac.update(all.subarray(0, whole));
      rest = all.slice(whole);
      size += data.length;
    },
    end() {
      if (rest.length > 0) mac.update(joined([rest, new Uint8Array(BLOCK - rest.length)]));
      rest = new Uint8Array();
    },
  };
}

function authenticated(
  isEncrypt: boolean,
  mac: Mac & { digest(): Uint8Array },
  crypt: (data: Uint8Array) => Uint8Array,
  lengthsOf: (associated: number, message: number) => Uint8Array,
): Working & { readonly tag: () => Uint8Array } {
  const [associated, message] = [inWholeBlocks(mac), inWholeBlocks(mac)];
  return {
    authenticate: (data) => associated.add(data),
    update(data) {
      associated.end();
      const made = crypt(data);
      message.add(isEncrypt ? made : data);
      return made;
    },
    final: () => new Uint8Array(),
    tag() {
      associated.end();
      message.end();
      mac.update(lengthsOf(associated.size, message.size));
      return mac.digest();
    },
  };
}

/** GCM (NIST SP 800-38D) */
function galois(key: Uint8Array, iv: Uint8Array, isEncrypt: boolean): Working {
  const hashKey = ecb(key, { disablePadding: true }).encrypt(new Uint8Array(BLOCK));
  const first = ((): Uint8Array => {
    if (iv.length === 12) return joined([iv, Uint8Array.of(0, 0, 0, 1)]);
    return new GHASH(hashKey)
      .update(iv)
      .update(lengths(0, iv.length * 8))
      .digest();
  })();
  const crypt = counting(key, first, 32);
  const mask = crypt(new Uint8Array(BLOCK));
  const working = authenticated(isEncrypt, new GHASH(hashKey), crypt, (one, two) => lengths(one * 8, two * 8));
  return { ...working, tag: () => working.tag().map((byte, at) => byte ^ (mask[at] ?? 0)) };
}

function littleEndian(...sizes: readonly number[]): Uint8Array {
  return joined(sizes.map((size) => bytesOfNumber(BigInt(size), 8).reverse()));
}

/** ChaCha20 and Poly1305 (RFC 8439) */
function chacha(key: Uint8Array, iv: Uint8Array, isEncrypt: boolean): Working {
  const nonce = joined([new Uint8Array(12 - iv.length), iv]);
  let done = 0;
  const crypt = (data: Uint8Array): Uint8Array => {
    const within = done % 64;
    const made = chacha20(key, nonce, joined([new Uint8Array(within), data]), undefined, 1 + Math.floor(done / 64));
    done += data.length;
    return made.slice(within);
  };
  const mac = new Poly1305(chacha20(key, nonce, new Uint8Array(32)));
  return authenticated(isEncrypt, mac, crypt, littleEndian);
}

export function working(cipher: Cipher, key: Uint8Array, iv: Uint8Array | undefined, isEncrypt: boolean): Working {
  if (iv === undefined || cipher.mode === 'ecb') return inBlocks(key, undefined, isEncrypt);
  if (isAead(cipher)) return (cipher.mode === 'gcm' ? galois : chacha)(key, iv, isEncrypt);
  if (cipher.mode === 'cbc') return inBlocks(key, iv, isEncrypt);
  return { update: counting(key, iv), final: () => new Uint8Array() };
}
