/** A folder of submissions → who handed in what. Nothing in it is trusted, and no file in it stops the rest. */
import { lstatSync, readFileSync, readdirSync, type Stats } from 'node:fs';
import { join } from 'node:path';
import { MAX_ZIP_BYTES } from '../submission/limits.ts';
import {
  hashFromText,
  submissionFromFolder,
  submissionFromZip,
  SubmissionProblem,
  type Submission,
} from '../submission.ts';

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

function notesOf({ files, manifest }: Submission): readonly string[] {
  if (manifest === undefined) return ['no manifest'];
  const paths = new Set([...Object.keys(files), ...Object.keys(manifest.files)]);
  const changed = [...paths].filter((path) => hashFromText(files[path] ?? '') !== manifest.files[path]);
  return changed.length === 0 ? [] : [`not as the manifest says: ${changed.sort().join(', ')}`];
}

function handedIn(learner: string, from: string, assignment: string | undefined, read: () => Submission): HandedIn {
  try {
    const submission = read();
    const named = submission.manifest?.assignment ?? assignment;
    return { learner, from, assignment: named, submission, notes: notesOf(submission) };
  } catch (problem) {
    if (!(problem instanceof SubmissionProblem)) throw problem;
    return { learner, from, assignment, submission: { problem: problem.message }, notes: [] };
  }
}

function zipAt(path: string, { size }: Stats): Submission {
  // Looked at before it is read into memory.
  if (size > MAX_ZIP_BYTES) throw new SubmissionProblem(`The zip has more than ${MAX_ZIP_BYTES} bytes.`);
  return submissionFromZip(readFileSync(path));
}

/** `<name>.zip`, a folder with main.ts, or a folder of a learner with several of these, at most two folders deep. */
function handedInBy(
  learner: string,
  root: string,
  from: string,
  fallback: string | undefined,
  below: readonly string[] = [],
): readonly HandedIn[] {
  const path = join(root, from);
  const found = lstatSync(path);
  if (found.isFile()) {
    if (!from.endsWith('.zip')) return [];
    // A folder of one learner may hold zips of several assignments; the name says which where the manifest cannot.
    return [handedIn(learner, from, fallback, () => zipAt(path, found))];
  }
  if (!found.isDirectory()) {
    const problem = `${JSON.stringify(from)} is neither a folder nor a zip: links are not followed.`;
    return [{ learner, from, assignment: fallback, submission: { problem }, notes: [] }];
  }
  const names = readdirSync(path).sort();
  if (names.includes('main.ts') || names.includes('manifest.json') || below.length === 2) {
    const named = below.length === 2 ? below.join('/') : fallback;
    return [handedIn(learner, from, named, () => submissionFromFolder(path))];
  }
  return names
    .filter((name) => !name.startsWith('.'))
    .flatMap((name) => handedInBy(learner, root, join(from, name), fallback, [...below, name]));
}

/** @param fallback the assignment of what does not say it itself */
export function collect(folder: string, fallback?: string): readonly HandedIn[] {
  return readdirSync(folder)
    .filter((name) => !name.startsWith('.'))
    .sort()
    .flatMap((name) => handedInBy(name.replace(/\.zip$/, ''), folder, name, fallback));
}
