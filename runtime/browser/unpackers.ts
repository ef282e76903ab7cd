import { BrotliDecoder } from './unpackers/brotli.ts';
import { bindingByName, callMember } from './worker/library.ts';

/**
 * What unpacks Brotli, with its dictionary: a script of its own, which the page fetches for a program that names it,
 * or for the first request whose body is packed like that; see `page/needs-unpackers.ts`.
 */

/** Put before this script by `runtime/bundle/unpackers-script.ts`: each letter is a byte. */
declare const brotliDictionary: string;

const dictionary = Uint8Array.from(brotliDictionary, (letter) => letter.charCodeAt(0));
callMember(bindingByName('zlib'), 'giveBrotliDecoder', () => new BrotliDecoder(dictionary));
