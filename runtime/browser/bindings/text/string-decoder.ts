import { decode, ENCODINGS, encodingOf, type Encoding } from './bytes-and-text.ts';

/** `internalBinding('string_decoder')`: keeps the bytes of a character that is not complete yet in the decoder's own buffer. */

const MISSING = 4;
const BUFFERED = 5;
const ENCODING = 6;

/** How many bytes at the end belong to a character that goes on after them. */
function incompleteTail(bytes: Uint8Array, encoding: Encoding): { have: number; missing: number } {
  if (encoding === 'utf8') {
    for (let back = 1; back <= Math.min(3, bytes.length); back++) {
      const byte = bytes[bytes.length - back] ?? 0;
      if ((byte & 0xc0) === 0x80) continue;
      const size = byte >= 0xf0 && byte < 0xf8 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc2 ? 2 : 1;
      return byte < 0xf8 && size > back ? { have: back, missing: size - back } : { have: 0, missing: 0 };
    }
    return { have: 0, missing: 0 };
  }
  if (encoding === 'utf16le') {
    if (bytes.length % 2 === 1) return { have: 1, missing: 1 };
    const high = bytes[bytes.length - 1] ?? 0;
    return high >= 0xd8 && high <= 0xdb ? { have: 2, missing: 2 } : { have: 0, missing: 0 };
  }
  if (encoding === 'base64' || encoding === 'base64url') {
    const have = bytes.length % 3;
    return { have, missing: have === 0 ? 0 : 3 - have };
  }
  return { have: 0, missing: 0 };
}

function decodeNext(state: Uint8Array, chunk: ArrayBufferView): string {
  const encoding = encodingOf(state[ENCODING]);
  const buffered = state[BUFFERED] ?? 0;
  const bytes = new Uint8Array(buffered + chunk.byteLength);
  bytes.set(state.subarray(0, buffered));
  bytes.set(new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength), buffered);
  const { have, missing } = incompleteTail(bytes, encoding);
  state.set(bytes.subarray(bytes.length - have));
  state[BUFFERED] = have;
  state[MISSING] = missing;
  return decode(bytes.subarray(0, bytes.length - have), encoding);
}

function flush(state: Uint8Array): string {
  const rest = state.slice(0, state[BUFFERED]);
  state[BUFFERED] = 0;
  state[MISSING] = 0;
  return decode(rest, encodingOf(state[ENCODING]));
}

export const stringDecoderBinding = {
  kIncompleteCharactersStart: 0,
  kIncompleteCharactersEnd: 4,
  kMissingBytes: MISSING,
  kBufferedBytes: BUFFERED,
  kEncodingField: ENCODING,
  kNumFields: 7,
  kSize: 7,
  encodings: ENCODINGS,
  decode: decodeNext,
  flush,
};
