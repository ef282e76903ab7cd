import { readZstd } from './zstd.ts';
import { readBrotliDictionary } from '../brotli-dictionary.ts';
import { lettersFromBytes } from '../../browser/ground/letters.ts';
import { composePart } from './part-script.ts';

/** The script of the unpackers: Brotli and its dictionary, and Zstandard's own decoder, both as texts. */
export async function composeUnpackers(): Promise<string> {
  const text = Buffer.from(readBrotliDictionary()).toString('latin1');
  return composePart('unpackers.ts', {
    before: `const brotliDictionary=${JSON.stringify(text)},zstdWasm=${JSON.stringify(lettersFromBytes(readZstd()))};`,
    url: 'node:internal/zlib/brotli',
  });
}
