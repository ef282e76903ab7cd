import { readFileSync } from 'node:fs';
import { crc32 } from 'node:zlib';

/** The dictionary of Brotli (RFC 7932, appendix A), as it lies in the pinned Node's executable. */

const BEGINNING = 'timedownlifeleftbackcodedatashowonlysite';
const LENGTH = 122_784;
const CHECKSUM = 0x5136cb04;

export function readBrotliDictionary(): Uint8Array {
  const executable = readFileSync(process.execPath);
  const start = executable.indexOf(BEGINNING);
  const dictionary = executable.subarray(start, start + LENGTH);
  if (start === -1 || crc32(dictionary) !== CHECKSUM)
    throw new Error(`Node ${process.version} has no dictionary of Brotli in its executable.`);
  return new Uint8Array(dictionary);
}
