/** A zip → what lies in it. */
import { crc32 } from 'node:zlib';
import { unzipSync, type UnzipFileInfo } from 'fflate';
import { say } from '../language.ts';
import { openKeeping, openListing, pathFromArchive, type Entries } from './entries.ts';
import { shownName, SubmissionProblem } from './limits.ts';
import { nameFromBytes } from './name-bytes.ts';
import { directoryOfZip, type DirectoryEntry } from './zip-directory.ts';

/** What the library says of bytes: each as the character of its number. */
const BYTES_ONLY = /^[\0-\xff]*$/;

/** A zip may say that its names are in UTF-8. Where it does not, they are in what they are; anything else stays. */
function nameFromZip(name: string): string {
  if (!BYTES_ONLY.test(name) || !/[\x80-\xff]/.test(name)) return name;
  return nameFromBytes(Buffer.from(name, 'latin1')) ?? name;
}

/** The library and the directory say in an Error or a RangeError of their own that these bytes are no zip. */
function orUnreadable<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof SubmissionProblem) throw error;
    throw new SubmissionProblem(
      say('submission.no-zip-because', { message: error instanceof Error ? error.message : '' }),
    );
  }
}

type Unzipped = ReadonlyMap<string, { readonly bytes: Uint8Array; readonly entry: DirectoryEntry }>;

function unzipped(
  zip: Uint8Array,
  directory: readonly DirectoryEntry[],
  isWanted: (file: UnzipFileInfo, entry: DirectoryEntry) => boolean,
): Unzipped {
  let at = 0;
  const wanted = new Map<string, DirectoryEntry>();
  const filter = (file: UnzipFileInfo): boolean => {
    const entry = directory[at];
    at += 1;
    if (entry === undefined) throw new SubmissionProblem(say('submission.no-zip'));
    if (!isWanted(file, entry)) return false;
    wanted.set(file.name, entry);
    return true;
  };
  const files = orUnreadable(() => unzipSync(zip, { filter }));
  return new Map(
    [...wanted].flatMap(([name, entry]) => {
      const bytes = files[name];
      return bytes === undefined ? [] : [[name, { bytes, entry }] as const];
    }),
  );
}

/** @throws SubmissionProblem */
export function entriesOfZip(zip: Uint8Array): Entries {
  const directory = orUnreadable(() => directoryOfZip(zip));
  if (directory.some(({ isLocked }) => isLocked)) throw new SubmissionProblem(say('submission.locked-zip'));
  const { list, add } = openListing();
  unzipped(zip, directory, ({ name, originalSize }, { isOdd }) => {
    add(nameFromZip(name), { size: originalSize, isOdd, isFolder: name.endsWith('/') });
    return false;
  });
  const pathOf = (name: string): string => pathFromArchive(nameFromZip(name));
  return {
    list,
    read(paths) {
      const keeping = openKeeping();
      const files = unzipped(zip, directory, ({ name, originalSize: size }, { isOdd }) => {
        const path = pathOf(name);
        return paths.has(path) && keeping.keeps({ path, size, isOdd });
      });
      // The library does not compare it.
      for (const [name, { bytes, entry }] of files)
        if (crc32(bytes) !== entry.crc)
          throw new SubmissionProblem(say('submission.damaged', { name: shownName(pathOf(name)) }));
      return new Map([...files].map(([name, { bytes }]) => [pathOf(name), bytes]));
    },
  };
}
