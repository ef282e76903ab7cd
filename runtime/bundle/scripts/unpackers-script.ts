import { readBrotliDictionary } from '../brotli-dictionary.ts';
import { composePart } from './part-script.ts';

/** The script of the unpackers: Brotli, and its dictionary as a text. */
export async function composeUnpackers(): Promise<string> {
  const text = Buffer.from(readBrotliDictionary()).toString('latin1');
  return composePart('unpackers.ts', {
    before: `const brotliDictionary=${JSON.stringify(text)};`,
    url: 'node:internal/zlib/brotli',
  });
}
