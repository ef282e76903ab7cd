import { encodeLatin1 } from './bindings/text/bytes-and-text.ts';
import { BrotliDecoder } from './unpackers/brotli.ts';
import { bindingByName, callMember } from './ground/library.ts';

/**
 * What unpacks Brotli, with its dictionary: a script of its own, which the page fetches for a program that names it,
 * or for the first request whose body is packed like that; see `page/needs-unpackers.ts`.
 */

/** Put before this script by `runtime/bundle/scripts/unpackers-script.ts`: each letter is a byte. */
declare const brotliDictionary: string;

const dictionary = encodeLatin1(brotliDictionary);
callMember(bindingByName('zlib'), 'giveBrotliDecoder', () => new BrotliDecoder(dictionary));
