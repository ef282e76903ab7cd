import type { Disk, ExampleFiles, HeaderList } from '../../contract.ts';

/** What a source says that unpacks Brotli, or that sends what is packed like that. */
const NAMED = /\b(?:create)?[bB]rotliDecompress|['"`]br['"`]/;

export function needsUnpackers(files: ExampleFiles, disk: Disk): boolean {
  return Object.keys(disk).length > 0 || Object.values(files).some((source) => NAMED.test(source));
}

/** Whether a middleware that reads the body would unpack Brotli, whatever the program names. */
export function isPackedWithBrotli(headers: HeaderList): boolean {
  return headers.some(
    ([name, value]) => name.toLowerCase() === 'content-encoding' && value.trim().toLowerCase() === 'br',
  );
}
