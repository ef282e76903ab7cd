/** A learner's files, from a folder or a zip. They come from anywhere, so nothing of them is trusted. */
import { createHash } from 'node:crypto';
import { lstatSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ExampleFiles } from '#runtime/contract.ts';
import { entriesFromZip } from './submission/zip.ts';
import { manifestFromText, type Manifest } from './submission/manifest.ts';
import { MAX_FILES, isIgnored, problemOfFile, SubmissionProblem } from './submission/limits.ts';

export { SubmissionProblem } from './submission/limits.ts';
export type { Manifest } from './submission/manifest.ts';

export interface Submission {
  readonly files: ExampleFiles;
  /** Undefined where a folder has none: it is the working copy. */
  readonly manifest: Manifest | undefined;
  /** SHA-256 of names and contents: the same files have the same one, wherever they lie. */
  readonly hash: string;
}

export const MANIFEST = 'manifest.json';

export function hashFromText(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

export function hashFromFiles(files: ExampleFiles): string {
  const sorted = Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1));
  return hashFromText(JSON.stringify(sorted));
}

/** Regular files only: what a symbolic link leads to is not the learner's. */
function entriesFromFolder(folder: string, below = ''): readonly (readonly [path: string, bytes: Uint8Array])[] {
  return readdirSync(join(folder, below)).flatMap((name) => {
    const path = below === '' ? name : `${below}/${name}`;
    if (isIgnored(path)) return [];
    const found = lstatSync(join(folder, path));
    if (found.isDirectory()) return entriesFromFolder(folder, path);
    if (!found.isFile()) throw new SubmissionProblem(`${path} is no plain file: links and devices are not taken.`);
    const problem = problemOfFile(path, found.size);
    if (problem !== undefined) throw new SubmissionProblem(problem);
    return [[path, readFileSync(join(folder, path))] as const];
  });
}

function textFromBytes(path: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new SubmissionProblem(`${path} is no text in UTF-8.`);
  }
}

function submissionFromEntries(entries: readonly (readonly [string, Uint8Array])[]): Submission {
  const texts = new Map(entries.map(([path, bytes]) => [path, textFromBytes(path, bytes)]));
  const manifestText = texts.get(MANIFEST);
  const manifest = manifestText === undefined ? undefined : manifestFromText(manifestText);
  texts.delete(MANIFEST);
  if (texts.size > MAX_FILES) throw new SubmissionProblem(`${texts.size} files: at most ${MAX_FILES} are taken.`);
  if (!texts.has('main.ts')) throw new SubmissionProblem('There is no main.ts: every program starts there.');
  const files = Object.fromEntries([...texts].sort(([a], [b]) => (a < b ? -1 : 1)));
  return { files, manifest, hash: hashFromFiles(files) };
}

/** @throws SubmissionProblem */
export function submissionFromFolder(folder: string): Submission {
  return submissionFromEntries(entriesFromFolder(folder));
}

/** @throws SubmissionProblem */
export function submissionFromZip(zip: Uint8Array): Submission {
  return submissionFromEntries(entriesFromZip(zip));
}
