/** One folder, archive or bundle of loose files → the programs in it, or why there is none. */
import { lstatSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { say } from '../../language.ts';
import { MAX_ARCHIVE_BYTES, MAX_FILE_BYTES, shownName } from '../../submission/limits.ts';
import {
  entriesOfArchive,
  entriesOfFolder,
  hashFromText,
  isCalledArchive,
  problemOfNoProgram,
  programsAmong,
  submissionFromEntries,
  SubmissionProblem,
  type Entries,
  type Submission,
} from '../../submission.ts';
import { entriesOfLoose, withMissingMain, type Asked, type AskedOf } from './loose.ts';
import type { Source } from './sources.ts';

/** Why it is none. */
export interface NoSubmission {
  readonly problem: string;
  /** What the system said, where it is we who cannot read it: that costs nobody points, and is told to the teacher alone. */
  readonly fault?: string;
}

export interface Found {
  /** The path below the folder of submissions. */
  readonly from: string;
  /** When it was last written, in ms since 1970, as the system says. */
  readonly writtenMs: number;
  /** Undefined where nothing says of what it is. */
  readonly assignment: string | undefined;
  readonly submission: Submission | NoSubmission;
  readonly notes: readonly string[];
}

export interface FindOptions {
  /** The assignment of what does not say it itself; what says another one is told so. */
  readonly assignment?: string | undefined;
  /** What that one asks for. */
  readonly asked?: Asked | undefined;
  /** What any other one asks for, where the paths name it. */
  readonly askedOf?: AskedOf | undefined;
  /** Of all assignments. */
  readonly ids: ReadonlySet<string>;
}

/** Where it lies, and since when. */
type Place = Pick<Found, 'from' | 'writtenMs'>;

/** Of a zip in a zip: more of them are a whole class's. */
const MAX_INNER = 8;

function notesOf({ files, manifest, leftOut }: Submission): readonly string[] {
  if (manifest === undefined) return [say('note.no-manifest'), ...leftOut];
  const paths = new Set([...Object.keys(files), ...Object.keys(manifest.files)]);
  const changed = [...paths].filter((path) => hashFromText(files[path] ?? '') !== manifest.files[path]);
  return [
    ...(changed.length === 0 ? [] : [say('note.not-as-manifest', { files: changed.sort().join(', ') })]),
    ...leftOut,
  ];
}

function refusal({ from, writtenMs }: Place, assignment: string | undefined, problem: string): Found {
  return { from, writtenMs, assignment, submission: { problem }, notes: [] };
}

async function orRefusal(
  place: Place,
  assignment: string | undefined,
  read: () => readonly Found[] | Promise<readonly Found[]>,
): Promise<readonly Found[]> {
  try {
    return await read();
  } catch (problem) {
    if (problem instanceof SubmissionProblem) return [refusal(place, assignment, problem.message)];
    // A folder without rights, a name that the system cannot read.
    if (!(problem instanceof Error && 'syscall' in problem)) throw problem;
    return [unread(place, assignment, problem.message)];
  }
}

/** It is we who cannot read it: no reason to stop, and no fault of the learner. */
function unread({ from, writtenMs }: Place, assignment: string | undefined, fault: string): Found {
  return { from, writtenMs, assignment, submission: { problem: say('collect.unreadable'), fault }, notes: [] };
}

function lastWritten(place: Place, { list }: Entries, below: string): number {
  return list.reduce(
    (last, { path, writtenMs = 0 }) => (path.startsWith(below) ? Math.max(last, writtenMs) : last),
    list.some(({ writtenMs }) => writtenMs !== undefined) ? 0 : place.writtenMs,
  );
}

async function programsCalledMain(place: Place, entries: Entries, options: FindOptions): Promise<readonly Found[]> {
  const { assignment, ids } = options;
  const programs = programsAmong(
    entries.list.map(({ path }) => path),
    ids,
  );
  const wanted = programs.filter((each) => each.assignment === assignment);
  const found: Found[] = [];
  for (const { below, assignment: byFolder } of wanted.length > 0 ? wanted : programs) {
    const here = { from: join(place.from, below), writtenMs: lastWritten(place, entries, below) };
    const read = (): readonly Found[] => {
      const submission = submissionFromEntries(entries, below);
      const says = submission.manifest?.assignment ?? byFolder;
      if (assignment !== undefined && says !== undefined && says !== assignment) {
        const problem = say('collect.other-assignment', { says, assignment });
        return [refusal(here, assignment, problem)];
      }
      return [{ ...here, assignment: says ?? assignment, submission, notes: notesOf(submission) }];
    };
    found.push(...(await orRefusal(here, byFolder ?? assignment, read)));
  }
  return found;
}

/** All programs among the entries; none where there is no `main.ts`, and not one program alone. */
async function programsIn(place: Place, entries: Entries, options: FindOptions): Promise<readonly Found[]> {
  const found = await programsCalledMain(place, entries, options);
  const mended = found.length > 0 ? undefined : withMissingMain(entries, { ...options, asked: options.asked });
  if (mended === undefined) return found;
  const only = await programsCalledMain(place, mended.entries, options);
  return only.map((each) => ({ ...each, notes: [...each.notes, mended.note] }));
}

interface Archive {
  readonly name: string;
  readonly bytes: () => Uint8Array;
  /** Within another one: it is looked into as well, but no further. */
  readonly isInner: boolean;
}

function archiveAt(path: string, name: string): Archive {
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

function fromArchive(place: Place, archive: Archive, options: FindOptions): Promise<readonly Found[]> {
  return orRefusal(place, options.assignment, async () => {
    const entries = await entriesOfArchive(archive.bytes(), archive.name);
    const found = [...(await programsIn(place, entries, options))];
    const isLooked = found.length > 0 || archive.isInner;
    const inner = isLooked
      ? []
      : entries.list.filter(({ path, size }) => isCalledArchive(path) && size <= MAX_FILE_BYTES);
    const paths = inner.slice(0, MAX_INNER).map(({ path }) => path);
    for (const [path, bytes] of entries.read(new Set(paths))) {
      const there = { ...place, from: join(place.from, path) };
      found.push(...(await fromArchive(there, { name: path, bytes: () => bytes, isInner: true }, options)));
    }
    if (found.length > 0) return found;
    throw new SubmissionProblem(problemOfNoProgram(entries.list.map(({ path }) => path)));
  });
}

function fromFolder(path: string, place: Place, options: FindOptions): Promise<readonly Found[]> {
  return orRefusal(place, options.assignment, async () => {
    const entries = entriesOfFolder(path);
    const plain = entries.list.filter(({ isOdd }) => !isOdd);
    const archives = plain.filter((each) => isCalledArchive(each.path));
    const found = [...(await programsIn(place, entries, options))];
    for (const { path: name, writtenMs = 0, realPath = join(path, name) } of archives) {
      const there = { from: join(place.from, name), writtenMs };
      found.push(...(await fromArchive(there, archiveAt(realPath, name), options)));
    }
    if (found.length > 0) return found;
    throw new SubmissionProblem(problemOfNoProgram(plain.map((each) => each.path)));
  });
}

function fromLoose(folder: string, { names }: Source, place: Place, options: FindOptions): Promise<readonly Found[]> {
  return orRefusal(place, options.assignment, async () => {
    const entries = entriesOfLoose(folder, names);
    const found = await programsIn(place, entries, options);
    if (found.length > 0) return found;
    throw new SubmissionProblem(problemOfNoProgram(entries.list.map(({ path }) => path)));
  });
}

async function foundAt(path: string, name: string, source: Source, options: FindOptions): Promise<readonly Found[]> {
  if (source.kind === 'unnamed')
    return [unread({ from: name, writtenMs: 0 }, options.assignment, say('collect.name-not-utf-8'))];
  const place = { from: name, writtenMs: lstatSync(path).mtimeMs };
  switch (source.kind) {
    case 'folder':
      return await fromFolder(path, place, options);
    case 'archive':
      return await fromArchive(place, archiveAt(path, name), options);
    case 'loose':
      return await fromLoose(dirname(path), source, place, options);
    case 'odd': {
      const problem = say('collect.odd', { name: shownName(name) });
      return [refusal(place, options.assignment, problem)];
    }
  }
}

export function foundIn(folder: string, source: Source, options: FindOptions): Promise<readonly Found[]> {
  const [name = ''] = source.names;
  const place = { from: name, writtenMs: 0 };
  return orRefusal(place, options.assignment, () => foundAt(join(folder, name), name, source, options));
}
