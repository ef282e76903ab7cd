import type { Disk, ExampleFiles, HeaderList } from '../../contract.ts';

/** What a source says that unpacks Brotli or Zstandard, or that sends what is packed like that. */
const NAMED = /\b(?:create)?(?:[bB]rotli|[zZ]std)Decompress|['"`](?:br|zstd)['"`]/;
const ENCODINGS = ['br', 'zstd'];

export function needsUnpackers(files: ExampleFiles, disk: Disk): boolean {
  return Object.keys(disk).length > 0 || Object.values(files).some((source) => NAMED.test(source));
}

/** Whether a middleware that reads the body would unpack one of them, whatever the program names. */
export function isPackedByThem(headers: HeaderList): boolean {
  return headers.some(
    ([name, value]) => name.toLowerCase() === 'content-encoding' && ENCODINGS.includes(value.trim().toLowerCase()),
  );
}
