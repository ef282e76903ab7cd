/** A folder of submissions → who handed in what. Nothing in it is trusted, and no file in it stops the rest or is lost. */
import { lstatSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isLeftByTools, MAX_ZIP_BYTES, shownName } from '../submission/limits.ts';
import {
  entriesOfFolder,
  entriesOfZip,
  hashFromText,
  problemOfNoProgram,
  programsAmong,
  submissionFromEntries,
  SubmissionProblem,
  type Entries,
  type Submission,
} from '../submission.ts';
import { namedBy, toldApart } from './learner.ts';

export interface HandedIn {
  readonly learner: string;
  /** The path below the folder of submissions. */
  readonly from: string;
  /** Undefined where nothing says of what it is. */
  readonly assignment: string | undefined;
  /** Or why it is none. */
  readonly submission: Submission | { readonly problem: string };
  readonly notes: readonly string[];
}

export interface Collected {
  readonly handedIn: readonly HandedIn[];
  /** What is nobody's submission: with `handedIn` it is all that lies in the folder. */
  readonly notLookedAt: readonly { readonly from: string; readonly reason: string }[];
}

export interface CollectOptions {
  /** The assignment of what does not say it itself; what says another one is told so. */
  readonly assignment?: string | undefined;
  /** Of all assignments. */
  readonly ids: ReadonlySet<string>;
}

type Found = Omit<HandedIn, 'learner'>;

const ZIP = /\.zip$/i;
const OTHER_ARCHIVE = /\.(?:tar\.gz|tgz|tar|7z|rar|gz)$/i;
const PROGRAM = /\.(?:ts|mts|cts|js|mjs|cjs)$/i;

function notesOf({ files, manifest, leftOut }: Submission): readonly string[] {
  if (manifest === undefined) return ['no manifest', ...leftOut];
  const paths = new Set([...Object.keys(files), ...Object.keys(manifest.files)]);
  const changed = [...paths].filter((path) => hashFromText(files[path] ?? '') !== manifest.files[path]);
  return [...(changed.length === 0 ? [] : [`not as the manifest says: ${changed.sort().join(', ')}`]), ...leftOut];
}

function refusal(from: string, assignment: string | undefined, problem: string): Found {
  return { from, assignment, submission: { problem }, notes: [] };
}

function orRefusal(from: string, assignment: string | undefined, read: () => readonly Found[]): readonly Found[] {
  try {
    return read();
  } catch (problem) {
    if (problem instanceof SubmissionProblem) return [refusal(from, assignment, problem.message)];
    // A folder without rights, a name that the system cannot read: one learner's, and no reason to stop.
    if (problem instanceof Error && 'syscall' in problem)
      return [refusal(from, assignment, `It cannot be read: ${problem.message}`)];
    throw problem;
  }
}

/** All programs among the entries; none where there is no `main.ts`. */
function programsIn(from: string, entries: Entries, { assignment, ids }: CollectOptions): readonly Found[] {
  const programs = programsAmong(
    entries.list.map(({ path }) => path),
    ids,
  );
  const wanted = programs.filter((each) => each.assignment === assignment);
  return (wanted.length > 0 ? wanted : programs).flatMap(({ below, assignment: byFolder }) =>
    orRefusal(join(from, below), byFolder ?? assignment, () => {
      const submission = submissionFromEntries(entries, below);
      const says = submission.manifest?.assignment ?? byFolder;
      if (assignment !== undefined && says !== undefined && says !== assignment) {
        const problem = `It is for ${says}, and this is ${assignment}: hand in the other one.`;
        return [refusal(join(from, below), assignment, problem)];
      }
      return [{ from: join(from, below), assignment: says ?? assignment, submission, notes: notesOf(submission) }];
    }),
  );
}

function fromZip(path: string, from: string, options: CollectOptions): readonly Found[] {
  return orRefusal(from, options.assignment, () => {
    // Looked at before it is read into memory.
    if (lstatSync(path).size > MAX_ZIP_BYTES)
      throw new SubmissionProblem(`The zip has more than ${MAX_ZIP_BYTES} bytes.`);
    const entries = entriesOfZip(readFileSync(path));
    const found = programsIn(from, entries, options);
    if (found.length === 0) throw new SubmissionProblem(problemOfNoProgram(entries.list.map((each) => each.path)));
    return found;
  });
}

function fromFolder(path: string, from: string, options: CollectOptions): readonly Found[] {
  return orRefusal(from, options.assignment, () => {
    const entries = entriesOfFolder(path);
    const names = entries.list.filter(({ isOdd }) => !isOdd).map((each) => each.path);
    const programs = programsIn(from, entries, options);
    const zips = names
      .filter((name) => ZIP.test(name))
      .flatMap((name) => fromZip(join(path, name), join(from, name), options));
    const others = names
      .filter((name) => OTHER_ARCHIVE.test(name))
      .map((name) => refusal(join(from, name), options.assignment, ONLY_ZIP));
    const found = [...programs, ...zips, ...others];
    return found.length > 0 ? found : [refusal(from, options.assignment, problemOfNoProgram(names))];
  });
}

const ONLY_ZIP = 'Only a .zip is unpacked, or a folder is taken. Unpack it, and zip its folder.';

/** Undefined where it is nobody's submission. */
function foundAt(folder: string, name: string, options: CollectOptions): readonly Found[] | undefined {
  const path = join(folder, name);
  const what = lstatSync(path);
  if (what.isDirectory()) return fromFolder(path, name, options);
  if (!what.isFile())
    return [
      refusal(name, options.assignment, `${shownName(name)} is neither a folder nor a zip: links are not followed.`),
    ];
  if (ZIP.test(name)) return fromZip(path, name, options);
  if (OTHER_ARCHIVE.test(name)) return [refusal(name, options.assignment, ONLY_ZIP)];
  if (PROGRAM.test(name))
    return [refusal(name, options.assignment, 'It is one loose file. Put main.ts and what it imports into a folder.')];
  return undefined;
}

export function collect(folder: string, options: CollectOptions): Collected {
  const names = readdirSync(folder).sort();
  const notLookedAt: { from: string; reason: string }[] = [];
  const whose = names.map(namedBy);
  const learners = toldApart(whose);
  const handedIn = names.flatMap((name, index) => {
    const found = isLeftByTools(name) || name.startsWith('.') ? undefined : foundAt(folder, name, options);
    if (found === undefined) notLookedAt.push({ from: name, reason: 'neither a folder nor a zip' });
    const { notes = [] } = whose[index] ?? {};
    const learner = learners[index] ?? name;
    return (found ?? []).map((each) => ({ ...each, learner, notes: [...each.notes, ...notes] }));
  });
  return { handedIn, notLookedAt };
}
