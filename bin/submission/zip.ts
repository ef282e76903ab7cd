/** A zip → what lies in it. */
import { unzipSync, type UnzipFileInfo } from 'fflate';
import { say } from '../language.ts';
import { openListing, pathFromArchive, type Entries } from './entries.ts';
import { MAX_FILE_BYTES, SubmissionProblem } from './limits.ts';
import { nameFromBytes } from './name-bytes.ts';

/** What the library says of bytes: each as the character of its number. */
const BYTES_ONLY = /^[\0-\xff]*$/;

/** A zip may say that its names are in UTF-8. Where it does not, they are in what they are; anything else stays. */
function nameFromZip(name: string): string {
  if (!BYTES_ONLY.test(name) || !/[\x80-\xff]/.test(name)) return name;
  return nameFromBytes(Buffer.from(name, 'latin1')) ?? name;
}

function unzipped(zip: Uint8Array, filter: (file: UnzipFileInfo) => boolean): Readonly<Record<string, Uint8Array>> {
  try {
    return unzipSync(zip, { filter });
  } catch (error) {
    if (error instanceof SubmissionProblem) throw error;
    // The library says in an Error or a RangeError of its own that these bytes are no zip.
    throw new SubmissionProblem(
      say('submission.no-zip-because', { message: error instanceof Error ? error.message : '' }),
    );
  }
}

const [ENTRY, END] = [0x02014b50, 0x06054b50];
const END_BYTES = 22;
const ENTRY_BYTES = 46;

/** What the library does not tell: whether an entry of the directory asks for a password, by whatever cipher. */
function isLocked(zip: Uint8Array): boolean {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  let end = zip.length - END_BYTES;
  while (end >= 0 && view.getUint32(end, true) !== END) end -= 1;
  if (end < 0) return false;
  let at = view.getUint32(end + 16, true);
  while (at + ENTRY_BYTES <= end && view.getUint32(at, true) === ENTRY) {
    if ((view.getUint16(at + 8, true) & 1) === 1) return true;
    at += ENTRY_BYTES + [28, 30, 32].reduce((sum, length) => sum + view.getUint16(at + length, true), 0);
  }
  return false;
}

/** @throws SubmissionProblem */
export function entriesOfZip(zip: Uint8Array): Entries {
  if (isLocked(zip)) throw new SubmissionProblem(say('submission.locked-zip'));
  const { list, add } = openListing();
  unzipped(zip, ({ name, originalSize }) => {
    add(nameFromZip(name), { size: originalSize, isOdd: false, isFolder: name.endsWith('/') });
    return false;
  });
  const pathOf = (name: string): string => pathFromArchive(nameFromZip(name));
  return {
    list,
    read(paths) {
      const files = unzipped(
        zip,
        ({ name, originalSize }) => paths.has(pathOf(name)) && originalSize <= MAX_FILE_BYTES,
      );
      return new Map(Object.entries(files).map(([name, bytes]) => [pathOf(name), bytes]));
    },
  };
}
