import { encodeLatin1 } from './bindings/text/bytes-and-text.ts';
import { BrotliDecoder } from './unpackers/brotli.ts';
import { loadZstd, ZstdDecoder } from './unpackers/zstd.ts';
import { constants } from './ground/node-constants.ts';
import { bytesFromLetters } from './ground/letters.ts';
import { bindingByName, callMember, member } from './ground/library.ts';

/**
 * What unpacks Brotli, with its dictionary, and Zstandard: a script of its own, which the page fetches for a program
 * that names one of them, or for the first request whose body is packed like that; see `page/needs-unpackers.ts`.
 */

/** Put before this script by `runtime/bundle/scripts/unpackers-script.ts`: each letter is a byte. */
declare const brotliDictionary: string;
/** The same in the letters of `ground/letters.ts`. */
declare const zstdWasm: string;

const dictionary = encodeLatin1(brotliDictionary);
const zlib = bindingByName('zlib');
callMember(zlib, 'giveBrotliDecoder', () => new BrotliDecoder(dictionary));

const PREFIX = 'ZSTD_error_';
const numbers: unknown = constants.constants['zlib'];
const names = typeof numbers === 'object' && numbers !== null ? Object.keys(numbers) : [];
const errors = new Map(
  names
    .filter((name) => name.startsWith(PREFIX))
    .map((name) => [Number(member(numbers, name)), name.slice(PREFIX.length)]),
);
let library: ReturnType<typeof loadZstd> | undefined;
callMember(zlib, 'giveZstdDecoder', () => {
  library ??= loadZstd(bytesFromLetters(zstdWasm));
  return new ZstdDecoder(library, (error) => errors.get(error) ?? 'GENERIC');
});
