import { decodeLatin1, decodeUtf16, decodeUtf8, decodeUtf8Strict, encode } from '../bindings/text/bytes-and-text.ts';
import { builtin } from '../ground/library.ts';
import { nodeError } from '../ground/node-error.ts';

/** `buffer.transcode`, which Node has of ICU. */

type Encoding = 'ascii' | 'latin1' | 'utf16le' | 'utf8';

const NAMES: Readonly<Record<string, Encoding>> = {
  ascii: 'ascii',
  latin1: 'latin1',
  binary: 'latin1',
  ucs2: 'utf16le',
  'ucs-2': 'utf16le',
  utf16le: 'utf16le',
  'utf-16le': 'utf16le',
  utf8: 'utf8',
  'utf-8': 'utf8',
};
const REPLACED_BY = 0x3f;

function failed(code: string, errno: number): Error {
  return Object.assign(new Error(`Unable to transcode Buffer [${code}]`), { code, errno });
}

function textOf(source: Uint8Array, from: Encoding, to: Encoding): string {
  if (from === 'utf16le') return decodeUtf16(source);
  if (from === 'utf8') {
    if (to !== 'utf16le') return decodeUtf8(source);
    try {
      return decodeUtf8Strict(source);
    } catch {
      throw failed('U_INVALID_CHAR_FOUND', 10);
    }
  }
  const text = decodeLatin1(source);
  // ICU knows no character there; to UTF-16 Node copies the bytes.
  return from === 'ascii' && to !== 'utf16le' ? text.replace(/[\u0080-\u00ff]/g, '\ufffd') : text;
}

export function transcode(source: unknown, fromEncoding: unknown, toEncoding: unknown): Buffer {
  const { Buffer } = builtin('buffer');
  if (!(source instanceof Uint8Array))
    throw nodeError('ERR_INVALID_ARG_TYPE', 'source', ['Buffer', 'Uint8Array'], source);
  if (source.length === 0) return Buffer.alloc(0);
  const [from, to] = [fromEncoding, toEncoding].map((name) => NAMES[String(name).toLowerCase()]);
  if (from === undefined || to === undefined) throw failed('U_ILLEGAL_ARGUMENT_ERROR', 1);
  const text = textOf(source, from, to);
  if (to === 'utf8' || to === 'utf16le') return Buffer.from(encode(text, to));
  const most = to === 'ascii' ? 127 : 255;
  return Buffer.from(
    Array.from(text, (letter) => letter.codePointAt(0) ?? 0).map((code) => (code > most ? REPLACED_BY : code)),
  );
}
