/** Finds and reads all content on disk. The one file of this room that may use `node:fs`. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ExampleFiles } from '#runtime/contract.ts';
import { parseAssignmentWords, parseChecks } from './catalogue/assignment.ts';
import { parseDocument } from './catalogue/document.ts';
import type { AssignmentDocument, AssignmentWords } from './check.ts';
import type { ExampleDocument } from './exchange.ts';
import { plainText } from './plain-text.ts';
import { recordingSchema, type Recording } from './recording.ts';

export interface CatalogueExample {
  /** `validation/schema` */
  readonly id: string;
  readonly lesson: string;
  readonly name: string;
  /** The program's files; `exchanges.ts` is not one of them. */
  readonly files: ExampleFiles;
  readonly document: ExampleDocument;
  /** Changes with the files, the documents and the versions: a recording with another one is stale. */
  readonly fingerprint: string;
}

export interface CatalogueAssignment {
  /** `validation/features` */
  readonly id: string;
  readonly lesson: string;
  readonly name: string;
  /** By locale. */
  readonly words: Readonly<Record<string, AssignmentWords>>;
  readonly document: AssignmentDocument;
  readonly starter: ExampleFiles;
  readonly solution: ExampleFiles;
  /** By mistake: the solution with the files of `wrong/<mistake>/` in place of its own. */
  readonly wrong: Readonly<Record<string, ExampleFiles>>;
  /** Changes with the checks, the starter and the versions: a report of another one is of another assignment. */
  readonly fingerprint: string;
}

export interface Catalogue {
  readonly examples: readonly CatalogueExample[];
  readonly assignments: readonly CatalogueAssignment[];
}

/** An author's mistake in the content, with the place and the next step. */
export class ContentProblem extends Error {
  override readonly name = 'ContentProblem';
}

export function versionsOf(root: string): Recording['versions'] {
  const require = createRequire(join(root, 'package.json'));
  const version = (name: string): string => {
    const manifest: unknown = require(`${name}/package.json`);
    if (typeof manifest === 'object' && manifest !== null && 'version' in manifest) return String(manifest.version);
    throw new Error(`${name} has no version.`);
  };
  return { node: process.versions.node, express: version('express'), zod: version('zod') };
}

/** Whatever system or editor wrote it. */
export function readText(path: string): string {
  return plainText(readFileSync(path, 'utf8'));
}

export function foldersIn(path: string): readonly string[] {
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

/** All files below a folder, by path with `/`, `main.ts` first. */
export function filesIn(folder: string): Readonly<Record<string, string>> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => statSync(join(folder, path)).isFile())
    .sort((a, b) => Number(b === 'main.ts') - Number(a === 'main.ts') || a.localeCompare(b, 'en'));
  return Object.fromEntries(paths.map((path) => [path, readText(join(folder, path))]));
}

async function defaultExportOf(path: string): Promise<unknown> {
  const module: unknown = await import(pathToFileURL(path).href);
  return typeof module === 'object' && module !== null && 'default' in module ? module.default : undefined;
}

function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}

async function readExample(root: string, lesson: string, name: string): Promise<CatalogueExample> {
  const id = `${lesson}/${name}`;
  const folder = join(root, 'runnable-examples', lesson, name);
  const all = filesIn(folder);
  const { 'exchanges.ts': documentSource, ...files } = all;
  if (files['main.ts'] === undefined)
    throw new ContentProblem(`runnable-examples/${id} has no main.ts: every example starts there.`);
  if (documentSource === undefined)
    throw new ContentProblem(`runnable-examples/${id} has no exchanges.ts: document what the program answers.`);
  const outcome = parseDocument(await defaultExportOf(join(folder, 'exchanges.ts')));
  if ('problems' in outcome) {
    throw new ContentProblem(`runnable-examples/${id}/exchanges.ts:\n  ${outcome.problems.join('\n  ')}`);
  }
  const fingerprint = hashOf([all, versionsOf(root)]);
  return { id, lesson, name, files, document: outcome.document, fingerprint };
}

/** The files of each folder of a folder, by its name; none where the folder is not there. */
function foldersOfFiles(folder: string): Readonly<Record<string, Readonly<Record<string, string>>>> {
  if (!existsSync(folder)) return {};
  return Object.fromEntries(foldersIn(folder).map((name) => [name, filesIn(join(folder, name))]));
}

/** @param root the folder that holds `assignments/`: the project's, or one that a teacher keeps elsewhere */
async function readAssignment(
  root: string,
  lesson: string,
  name: string,
  versions: unknown,
): Promise<CatalogueAssignment> {
  const id = `${lesson}/${name}`;
  const folder = join(root, 'assignments', lesson, name);
  const missing = ['checks.ts', 'starter/main.ts', 'solution/main.ts', 'wrong'].find(
    (path) => !existsSync(join(folder, path)),
  );
  if (missing !== undefined) throw new ContentProblem(`assignments/${id} has no ${missing}.`);
  const checks = parseChecks(await defaultExportOf(join(folder, 'checks.ts')));
  const words = readdirSync(folder)
    .filter((file) => /^[a-z]{2}\.mdx$/.test(file))
    .map((file) => [file, parseAssignmentWords(readText(join(folder, file)))] as const);
  // All that is missing at once: a new assignment lacks something in each file.
  const problems = [['checks.ts', checks] as const, ...words].flatMap(([file, parsed]) =>
    'problems' in parsed ? [`assignments/${id}/${file}:`, ...parsed.problems.map((problem) => `  ${problem}`)] : [],
  );
  if ('problems' in checks || problems.length > 0) throw new ContentProblem(problems.join('\n'));
  const { starter = {}, solution = {} } = foldersOfFiles(folder);
  return {
    id,
    lesson,
    name,
    words: Object.fromEntries(
      words.flatMap(([file, parsed]) => ('value' in parsed ? [[file.slice(0, 2), parsed.value] as const] : [])),
    ),
    document: checks.value,
    starter,
    solution,
    wrong: Object.fromEntries(
      Object.entries(foldersOfFiles(join(folder, 'wrong'))).map(([mistake, files]) => [
        mistake,
        { ...solution, ...files },
      ]),
    ),
    fingerprint: hashOf([readText(join(folder, 'checks.ts')), starter, versions]),
  };
}

/** @param root the folder that holds `assignments/` */
export async function readAssignments(root: string, projectRoot = root): Promise<readonly CatalogueAssignment[]> {
  const folder = join(root, 'assignments');
  if (!existsSync(folder)) return [];
  const versions = versionsOf(projectRoot);
  return Promise.all(
    foldersIn(folder).flatMap((lesson) =>
      foldersIn(join(folder, lesson)).map((name) => readAssignment(root, lesson, name, versions)),
    ),
  );
}

/** @param root the project's folder */
export async function readCatalogue(root: string): Promise<Catalogue> {
  const lessons = foldersIn(join(root, 'runnable-examples'));
  const examples = lessons.flatMap((lesson) =>
    foldersIn(join(root, 'runnable-examples', lesson)).map((name) => readExample(root, lesson, name)),
  );
  return { examples: await Promise.all(examples), assignments: await readAssignments(root) };
}

/** The text of a lesson by locale; empty where the lesson has no folder. */
export function readLessonTexts(root: string, slug: string): Readonly<Record<string, string>> {
  const folder = join(root, 'lessons', slug);
  if (statSync(folder, { throwIfNoEntry: false }) === undefined) return {};
  const names = readdirSync(folder).filter((name) => /^[a-z]{2}\.mdx$/.test(name));
  return Object.fromEntries(names.map((name) => [name.slice(0, 2), readText(join(folder, name))]));
}

export function recordingPath(root: string, exampleId: string): string {
  return join(root, '.recorded', `${exampleId}.json`);
}

/** Undefined where there is none, or where it tells of another state of the example. */
export function readRecording(root: string, example: CatalogueExample): Recording | undefined {
  const path = recordingPath(root, example.id);
  if (statSync(path, { throwIfNoEntry: false }) === undefined) return undefined;
  const recording = recordingSchema.safeParse(JSON.parse(readFileSync(path, 'utf8'))).data;
  return recording?.fingerprint === example.fingerprint ? recording : undefined;
}
