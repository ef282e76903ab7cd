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
import { wholeClassIn, type WholeClass } from './whole-class.ts';

/** Of a zip in a zip: more of them are a whole class's. */
const MAX_INNER = 8;
/** A zip in a zip is opened, one in that is not. */
const OPENS = 1;

interface Archive {
  readonly name: string;
  readonly bytes: () => Uint8Array;
  /** How many archives deep it is looked into further. */
  readonly opens: number;
}

export function archiveAt(path: string, name: string): Archive {
  return {
    name,
    opens: OPENS,
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
    const found = read(new Set(called.filter(isReadable).map(({ path }) => path)));
    return called.map(({ path }) => [path, found.get(path)]);
  }
  const paths = list.map(({ path }) => path);
  if (isDocument(paths)) return [];
  const others = list.filter((each) => isReadable(each) && !isProgram(each.path)).slice(0, MAX_INNER);
  return [...read(new Set(others.map(({ path }) => path)))].filter(([, bytes]) => beginsAsArchive(bytes));
}

/** @param opens how many archives deep it is looked into further */
async function inEntries(
  place: Place,
  entries: Entries,
  options: FindOptions,
  opens: number,
): Promise<readonly Found[]> {
  const found = [...(await programsIn(place, entries, options))];
  for (const [path, bytes] of found.length > 0 || opens === 0 ? [] : innerArchives(entries)) {
    const there = { ...place, from: join(place.from, path) };
    if (bytes === undefined)
      found.push(refusal(there, options.assignment, say('submission.inner-large', { name: shownName(path) })));
    else found.push(...(await fromArchive(there, { name: path, bytes: () => bytes, opens: opens - 1 }, options)));
  }
  if (found.length > 0) return found;
  throw new SubmissionProblem(problemOfNoProgram(entries.list.map(({ path }) => path)));
}

export function fromArchive(place: Place, archive: Archive, options: FindOptions): Promise<readonly Found[]> {
  return orRefusal(place, options.assignment, async () => {
    const entries = await entriesOfArchive(archive.bytes(), archive.name);
    return await inEntries(place, entries, options, archive.opens);
  });
}

/** Of which nobody says yet whose it is: one learner's, or a whole class's. */
export function fromAnybodysArchive(place: Place, archive: Archive, options: FindOptions): Promise<readonly Found[]> {
  return orRefusal(place, options.assignment, async () => {
    const entries = await entriesOfArchive(archive.bytes(), archive.name);
    const whole = wholeClassIn(entries);
    if (whole !== undefined) return await fromWholeClass(place, whole, options);
    return await inEntries(place, entries, options, archive.opens);
  });
}

export async function fromWholeClass(
  place: Place,
  { members, strays }: WholeClass,
  options: FindOptions,
): Promise<readonly Found[]> {
  const found: Found[] = strays.map((path) => {
    const there = { ...place, from: join(place.from, path) };
    return { ...refusal(there, undefined, say('collect.neither')), whose: 'nobody' };
  });
  for (const { whose, from, entries } of members) {
    const there = { ...place, from: join(place.from, from) };
    const own = await orRefusal(there, options.assignment, () => inEntries(there, entries, options, 1 + OPENS));
    found.push(...own.map((each) => ({ ...each, whose })));
  }
  return found;
}
