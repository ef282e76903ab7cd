/** A learner's files, from a folder or an archive. They come from anywhere, so nothing of them is trusted. */
import { createHash } from 'node:crypto';
import { plainText } from '#checker/plain-text.ts';
import type { ExampleFiles } from '#runtime/contract.ts';
import { say } from './language.ts';
import { entriesOfArchive } from './submission/archive.ts';
import { isReadable, type Entries } from './submission/entries.ts';
import { entriesOfFolder } from './submission/folder.ts';
import { manifestFromText, type Manifest } from './submission/manifest.ts';
import {
  isProgram,
  MAX_FILE_BYTES,
  MAX_FILES,
  reasonToLeaveOut,
  shownName,
  SubmissionProblem,
} from './submission/limits.ts';
import { oneProgramAmong, pathsAround } from './submission/programs.ts';

export { BEGIN_BYTES, beginsAsArchive, entriesOfArchive } from './submission/archive.ts';
export { isCalledArchive, isCalledDocument, withoutArchiveEnding } from './submission/archive-name.ts';
export { isReadable, type Entries, type Entry } from './submission/entries.ts';
export { entriesOfFolder } from './submission/folder.ts';
export { SubmissionProblem } from './submission/limits.ts';
export type { Manifest } from './submission/manifest.ts';
export { problemOfNoProgram, programsAmong } from './submission/programs.ts';

export interface Submission {
  readonly files: ExampleFiles;
  /** Undefined where there is none: it is the working copy. */
  readonly manifest: Manifest | undefined;
  /** SHA-256 of names and contents: the same files have the same one, wherever they lie. */
  readonly hash: string;
  /** What was not taken, and why, in sentences. */
  readonly leftOut: readonly string[];
}

export const MANIFEST = 'manifest.json';
const SHOWN_BESIDES = 6;

export function hashFromText(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

export function hashFromFiles(files: ExampleFiles): string {
  const sorted = Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1));
  return hashFromText(JSON.stringify(sorted));
}

/** By its mark, or by what no program has in UTF-8: a zero beside each letter of English. */
function isUtf16(bytes: Uint8Array): boolean {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  const begin = bytes.subarray(0, 512);
  return begin.filter((byte) => byte === 0).length * 4 > begin.length;
}

/** Undefined where it is no text in UTF-8. */
function textFromBytes(bytes: Uint8Array): string | undefined {
  try {
    // The same program has the same hash, whatever system or editor wrote it.
    return plainText(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return undefined;
  }
}

function demandNoFolderOfThatName(paths: ReadonlySet<string>): void {
  for (const path of paths) {
    for (let at = path.indexOf('/'); at !== -1; at = path.indexOf('/', at + 1)) {
      const above = path.slice(0, at);
      if (paths.has(above)) throw new SubmissionProblem(say('submission.file-and-folder', { name: shownName(above) }));
    }
  }
}

function lineOf(name: string, reason: string): string {
  return say('left-out', { name: shownName(name), reason });
}

function tooLarge(name: string): SubmissionProblem {
  return new SubmissionProblem(say('submission.large', { name, bytes: MAX_FILE_BYTES }));
}

/** @throws SubmissionProblem where it is no text, and a program may need it */
function textOf(name: string, bytes: Uint8Array): string | undefined {
  // The size in an archive's directory is a claim; this is the size.
  if (bytes.byteLength > MAX_FILE_BYTES) throw tooLarge(name);
  if (isProgram(name) && isUtf16(bytes)) throw new SubmissionProblem(say('submission.utf-16', { name }));
  const text = textFromBytes(bytes);
  if (text === undefined && isProgram(name)) throw new SubmissionProblem(say('submission.encoding', { name }));
  return text;
}

function lineOfBesides(paths: readonly string[]): string {
  const names = paths.slice(0, SHOWN_BESIDES).map(shownName);
  const all = paths.length > names.length ? [...names, '…'] : names;
  return say('left-out', { name: all.join(', '), reason: say('left-out.beside') });
}

/** The names that are taken, below the program's folder, and what is said of the others. */
function takenOf(
  { list }: Entries,
  below: string,
  given: ReadonlySet<string>,
): { readonly taken: Set<string>; readonly leftOut: string[] } {
  const taken = new Set<string>();
  const around = pathsAround(
    list.map(({ path }) => path),
    below,
  );
  const leftOut = around.length === 0 ? [] : [lineOfBesides(around)];
  for (const { path, size, isOdd } of list) {
    if (!path.startsWith(below)) continue;
    const name = path.slice(below.length);
    const reason = isOdd ? say('left-out.odd') : reasonToLeaveOut(name);
    if (reason === undefined && size > MAX_FILE_BYTES) {
      if (given.has(name)) continue;
      if (isProgram(name)) throw tooLarge(name);
      leftOut.push(lineOf(name, say('left-out.large', { bytes: MAX_FILE_BYTES })));
    } else if (reason === undefined) taken.add(name);
    else leftOut.push(lineOf(name, reason));
  }
  return { taken, leftOut };
}

function manifestIn({ list, read }: Entries, path: string): Manifest | undefined {
  // A 7z is unpacked anew by each reading.
  if (!list.some((each) => each.path === path && isReadable(each))) return undefined;
  const text = textFromBytes(read(new Set([path])).get(path) ?? new Uint8Array());
  return text === undefined ? undefined : manifestFromText(text);
}

/** What is put back as it was given, by the assignment that the manifest names. A copy that is no text counts for nothing. */
export type GivenOf = (assignment: string | undefined) => readonly string[];

/**
 * @param below the folder of the program among the entries
 * @throws SubmissionProblem
 */
export function submissionFromEntries(entries: Entries, below: string, givenOf: GivenOf = () => []): Submission {
  const manifest = manifestIn(entries, below + MANIFEST);
  const given = new Set(givenOf(manifest?.assignment));
  const { taken, leftOut } = takenOf(entries, below, given);
  if (taken.size > MAX_FILES + 1)
    throw new SubmissionProblem(say('submission.many', { count: taken.size, most: MAX_FILES }));
  demandNoFolderOfThatName(taken);
  const texts = new Map<string, string>();
  for (const [path, bytes] of entries.read(new Set([...taken].map((name) => below + name)))) {
    const name = path.slice(below.length);
    const text = given.has(name) ? textFromBytes(bytes) : textOf(name, bytes);
    if (text !== undefined) texts.set(name, text);
    else if (!given.has(name)) leftOut.push(lineOf(name, say('left-out.encoding')));
  }
  if (!texts.has('main.ts') && !given.has('main.ts')) throw new SubmissionProblem(say('submission.no-plain-main'));
  if (texts.delete(MANIFEST) && manifest === undefined)
    leftOut.push(say('left-out', { name: MANIFEST, reason: say('left-out.manifest') }));
  const files = Object.fromEntries([...texts].sort(([a], [b]) => (a < b ? -1 : 1)));
  return { files, manifest, hash: hashFromFiles(files), leftOut };
}

function onlyOne(entries: Entries, given: readonly string[]): Submission {
  const { below } = oneProgramAmong(entries.list.map(({ path }) => path));
  return submissionFromEntries(entries, below, () => given);
}

/**
 * @param given what is put back as it was given
 * @throws SubmissionProblem
 */
export function submissionFromFolder(folder: string, given: readonly string[] = []): Submission {
  return onlyOne(entriesOfFolder(folder), given);
}

/** @throws SubmissionProblem */
export async function submissionFromArchive(bytes: Uint8Array, name: string): Promise<Submission> {
  return onlyOne(await entriesOfArchive(bytes, name), []);
}
