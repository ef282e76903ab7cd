/** One archive → the programs in it, also where they lie in archives of their own. */
import { closeSync, lstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { say } from '../../language.ts';
import { isDocument } from '../../submission/archive-name.ts';
import { isProgram, MAX_ARCHIVE_BYTES, shownName } from '../../submission/limits.ts';
import {
  BEGIN_BYTES,
  beginsAsArchive,
  entriesOfArchive,
  isCalledArchive,
  isReadable,
  problemOfNoProgram,
  SubmissionProblem,
  type Entries,
} from '../../submission.ts';
import { orRefusal, refusal, type FindOptions, type Found, type Place } from './outcome.ts';
import { programsIn } from './programs-in.ts';

/** Of a zip in a zip: more of them are a whole class's. */
const MAX_INNER = 8;

interface Archive {
  readonly name: string;
  readonly bytes: () => Uint8Array;
  /** Within another one: it is looked into as well, but no further. */
  readonly isInner: boolean;
}

export function archiveAt(path: string, name: string): Archive {
  return {
    name,
    isInner: false,
    bytes() {
      // Looked at before it is read into memory.
      if (lstatSync(path).size > MAX_ARCHIVE_BYTES)
        throw new SubmissionProblem(say('submission.archive-large', { bytes: MAX_ARCHIVE_BYTES }));
      return readFileSync(path);
    },
  };
}

/** An archive by what it is, though it is called otherwise; what is called a program is one. */
export function isArchiveAt(path: string | Buffer, name: string): boolean {
  if (isProgram(name)) return false;
  let file: number | undefined;
  try {
    file = openSync(path, 'r');
    const begin = new Uint8Array(BEGIN_BYTES);
    return beginsAsArchive(begin.subarray(0, readSync(file, begin)));
  } catch (error) {
    // What cannot be read is what its name says.
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    return false;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/** Undefined where it is too large. Those that are called otherwise are looked for where none is called so. */
function innerArchives({ list, read }: Entries): readonly (readonly [path: string, bytes: Uint8Array | undefined])[] {
  const called = list.filter(({ path, isOdd }) => isCalledArchive(path) && !isOdd).slice(0, MAX_INNER);
  if (called.length > 0) {
    const found = read(new Set(called.map(({ path }) => path)));
    return called.map(({ path }) => [path, found.get(path)]);
  }
  const paths = list.map(({ path }) => path);
  if (isDocument(paths)) return [];
  const others = list.filter((each) => isReadable(each) && !isProgram(each.path)).slice(0, MAX_INNER);
  return [...read(new Set(others.map(({ path }) => path)))].filter(([, bytes]) => beginsAsArchive(bytes));
}

export function fromArchive(place: Place, archive: Archive, options: FindOptions): Promise<readonly Found[]> {
  return orRefusal(place, options.assignment, async () => {
    const entries = await entriesOfArchive(archive.bytes(), archive.name);
    const found = [...(await programsIn(place, entries, options))];
    const isLooked = found.length > 0 || archive.isInner;
    for (const [path, bytes] of isLooked ? [] : innerArchives(entries)) {
      const there = { ...place, from: join(place.from, path) };
      if (bytes === undefined)
        found.push(refusal(there, options.assignment, say('submission.inner-large', { name: shownName(path) })));
      else found.push(...(await fromArchive(there, { name: path, bytes: () => bytes, isInner: true }, options)));
    }
    if (found.length > 0) return found;
    throw new SubmissionProblem(problemOfNoProgram(entries.list.map(({ path }) => path)));
  });
}
