/** The ciphers that are here, by the names that OpenSSL gives them. */

export interface Cipher {
  readonly name: string;
  readonly mode: 'cbc' | 'ctr' | 'ecb' | 'gcm' | 'stream';
  readonly nid: number;
  readonly keyLength: number;
  /** Of AEAD ciphers another length can be asked for. */
  readonly ivLength?: number;
  readonly blockSize?: number;
}

const SIZES = [128, 192, 256];
const AES: readonly (readonly [mode: 'cbc' | 'ctr' | 'ecb' | 'gcm', nids: readonly number[]])[] = [
  ['cbc', [419, 423, 427]],
  ['ctr', [904, 905, 906]],
  ['ecb', [418, 422, 426]],
  ['gcm', [895, 898, 901]],
];

const CHACHA: Cipher = { name: 'chacha20-poly1305', mode: 'stream', nid: 1018, ivLength: 12, keyLength: 32 };

const ciphers: readonly Cipher[] = AES.flatMap(([mode, nids]) =>
  nids.map((nid, at): Cipher => {
    const bits = SIZES[at] ?? 0;
    return {
      name: mode === 'gcm' ? `id-aes${bits}-gcm` : `aes-${bits}-${mode}`,
      mode,
      nid,
      keyLength: bits / 8,
      ...(mode === 'ecb' ? {} : { ivLength: mode === 'gcm' ? 12 : 16 }),
      blockSize: mode === 'cbc' || mode === 'ecb' ? 16 : 1,
    };
  }),
).concat(CHACHA);

export const cipherNames: readonly string[] = SIZES.flatMap((bits) => [
  ...AES.map(([mode]) => `aes-${bits}-${mode}`),
  `aes${bits}`,
  `id-aes${bits}-GCM`,
])
  .concat(CHACHA.name)
  .sort((a, b) => (a < b ? -1 : 1));

export function cipherNamed(wanted: unknown): Cipher | undefined {
  if (typeof wanted === 'number') return ciphers.find(({ nid }) => nid === wanted);
  const name = String(wanted)
    .toLowerCase()
    .replace(/^aes(\d+)$/, 'aes-$1-cbc')
    .replace(/^aes-(\d+)-gcm$/, 'id-aes$1-gcm');
  return ciphers.find((cipher) => cipher.name === name);
}

export const isAead = ({ mode }: Cipher): boolean => mode === 'gcm' || mode === 'stream';

/** Fills in what Node tells of a cipher; undefined where it cannot have these lengths. */
export function getCipherInfo(
  into: object,
  wanted: unknown,
  keyLength?: number,
  ivLength?: number,
): object | undefined {
  const cipher = cipherNamed(wanted);
  if (cipher === undefined || (keyLength !== undefined && keyLength !== cipher.keyLength)) return undefined;
  const isVariable = cipher.mode === 'gcm' || cipher.mode === 'stream';
  if (ivLength !== undefined && (isVariable ? ivLength < 1 : ivLength !== (cipher.ivLength ?? 0))) return undefined;
  const { mode, name, nid, blockSize } = cipher;
  const told = {
    mode,
    name,
    nid,
    ...(blockSize === undefined ? {} : { blockSize }),
    ...(cipher.ivLength === undefined ? {} : { ivLength: ivLength ?? cipher.ivLength }),
    keyLength: cipher.keyLength,
  };
  return Object.assign(into, told);
}
