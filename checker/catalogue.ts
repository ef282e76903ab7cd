/** Finds and reads all content on disk. The one file of this room that may use `node:fs`. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { isDraft, parseAssignmentWords, parseChecks, type Parsed } from './catalogue/assignment.ts';
import { parseDocument } from './catalogue/document.ts';
import type { Catalogue, CatalogueAssignment, CatalogueExample } from './catalogue/entries.ts';
import { parseMutants } from './catalogue/mutants.ts';
import type { AssignmentDocument } from './check.ts';
import { ContentProblem } from './content-problem.ts';
import { plainText } from './plain-text.ts';
import { recordingSchema, type Recording } from './recording.ts';
import { inEnglish, toMend, type Tell } from './to-mend.ts';
import { keptFromText, keptPathOf, originalOf, type Translation } from './translation.ts';

export type { Catalogue, CatalogueAssignment, CatalogueExample } from './catalogue/entries.ts';
export type { KeptMutants } from './catalogue/mutants.ts';
export { ContentProblem } from './content-problem.ts';

/** Beside `checks.ts`: what came of the assignment's mutants. */
export const MUTANTS = 'mutants.json';

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
  // Node loads it. The site asks only which folders are drafts.
  const module: unknown = await import(/* @vite-ignore */ pathToFileURL(path).href);
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
  if (files['main.ts'] === undefined) throw new ContentProblem(toMend('mend.no-main', { id }));
  if (documentSource === undefined) throw new ContentProblem(toMend('mend.no-exchanges', { id }));
  const outcome = parseDocument(await defaultExportOf(join(folder, 'exchanges.ts')));
  if ('problems' in outcome) {
    throw new ContentProblem(
      `runnable-examples/${id}/exchanges.ts:`,
      ...outcome.problems.map((problem) => toMend('mend.below', { problem })),
    );
  }
  const fingerprint = hashOf([all, versionsOf(root)]);
  return { id, lesson, name, files, document: outcome.document, fingerprint };
}

/** The files of each folder of a folder, by its name; none where the folder is not there. */
function foldersOfFiles(folder: string): Readonly<Record<string, Readonly<Record<string, string>>>> {
  if (!existsSync(folder)) return {};
  return Object.fromEntries(foldersIn(folder).map((name) => [name, filesIn(join(folder, name))]));
}

/** Whatever an author's file does while it is loaded is the author's mistake. */
async function checksIn(path: string): Promise<Parsed<AssignmentDocument>> {
  try {
    return parseChecks(await defaultExportOf(path));
  } catch (error) {
    return { problems: [toMend('mend.not-loaded', { error: String(error).split('\n', 1)[0] ?? '' })] };
  }
}

function textsIn(folder: string): readonly (readonly [file: string, text: string])[] {
  return readdirSync(folder)
    .filter((file) => /^[a-z]{2}\.mdx$/.test(file))
    .map((file) => [file, readText(join(folder, file))] as const);
}

const WORDS = /^([a-z]{2})\.json$/;
const wordsSchema = z.record(z.string(), z.string());

/** The locales in which a folder has words; none where it is not there. */
export function localesIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .flatMap((name) => WORDS.exec(name)?.[1] ?? [])
    .sort();
}

/** The words of a locale by their ids; what it lacks is in English. @param folder with a file `<locale>.json` for each */
export function readWords(folder: string, locale: string): Readonly<Record<string, string>> {
  const inLocale = (name: string): Readonly<Record<string, string>> =>
    localesIn(folder).includes(name) ? wordsSchema.parse(JSON.parse(readText(join(folder, `${name}.json`)))) : {};
  return { ...inLocale('en'), ...inLocale(locale) };
}

const NEEDED = ['checks.ts', 'starter/main.ts', 'solution/main.ts', 'wrong'];

/**
 * @param root the folder that holds `assignments/`: the project's, or one that a teacher keeps elsewhere
 * @throws ContentProblem with all that is missing or cannot be read
 */
export async function readAssignment(root: string, id: string, projectRoot = root): Promise<CatalogueAssignment> {
  const [lesson = '', name = ''] = id.split('/');
  const folder = join(root, 'assignments', lesson, name);
  if (!existsSync(folder)) throw new ContentProblem(toMend('mend.no-assignment', { id }));
  const missing = NEEDED.filter((path) => !existsSync(join(folder, path)));
  const checks = missing.includes('checks.ts') ? { problems: [] } : await checksIn(join(folder, 'checks.ts'));
  const texts = textsIn(folder);
  const words = texts.map(([file, text]) => [file, parseAssignmentWords(text)] as const);
  const tried = join(folder, MUTANTS);
  const mutants = existsSync(tried) ? parseMutants(readText(tried)) : { value: undefined };
  const problems = [
    ...missing.map((path) => toMend('mend.no-file', { id, path })),
    ...[['checks.ts', checks] as const, ...words, [MUTANTS, mutants] as const].flatMap(([file, parsed]) =>
      'problems' in parsed && parsed.problems.length > 0
        ? [`assignments/${id}/${file}:`, ...parsed.problems.map((problem) => toMend('mend.below', { problem }))]
        : [],
    ),
  ];
  if ('problems' in checks || 'problems' in mutants || problems.length > 0) throw new ContentProblem(...problems);
  const { starter = {}, solution = {} } = foldersOfFiles(folder);
  const checksText = readText(join(folder, 'checks.ts'));
  return {
    id,
    lesson,
    name,
    words: Object.fromEntries(
      words.flatMap(([file, parsed]) => {
        const locale = file.slice(0, 2);
        return 'value' in parsed
          ? [[locale, { ...parsed.value, values: readWords(join(folder, 'words'), locale) }] as const]
          : [];
      }),
    ),
    briefs: Object.fromEntries(texts.map(([file, text]) => [file.slice(0, 2), text])),
    document: checks.value,
    starter,
    solution,
    wrong: Object.fromEntries(
      Object.entries(foldersOfFiles(join(folder, 'wrong'))).map(([mistake, files]) => [
        mistake,
        { ...solution, ...files },
      ]),
    ),
    checksText,
    mutants: mutants.value,
    fingerprint: hashOf([checksText, starter, versionsOf(projectRoot)]),
  };
}

/** Ids of all folders, and which of them are still being written. */
export function assignmentIdsIn(root: string): { readonly ids: readonly string[]; readonly drafts: readonly string[] } {
  const folder = join(root, 'assignments');
  if (!existsSync(folder)) return { ids: [], drafts: [] };
  const all = foldersIn(folder).flatMap((lesson) => foldersIn(join(folder, lesson)).map((name) => `${lesson}/${name}`));
  const drafts = all.filter((id) => textsIn(join(folder, id)).some(([, text]) => isDraft(text)));
  return { ids: all.filter((id) => !drafts.includes(id)), drafts };
}

const tellInEnglish: Tell = (said) => console.error(inEnglish(said));

/** All but drafts, each of which is passed over with a line. @param root the folder that holds `assignments/` */
export async function readAssignments(
  root: string,
  projectRoot = root,
  tell = tellInEnglish,
): Promise<readonly CatalogueAssignment[]> {
  const { ids, drafts } = assignmentIdsIn(root);
  for (const id of drafts) tell(toMend('mend.draft-assignment', { id }));
  return Promise.all(ids.map((id) => readAssignment(root, id, projectRoot)));
}

/** Lessons that are still being written: nothing but `content` looks at their examples. */
export function draftLessonsIn(root: string): readonly string[] {
  const folder = join(root, 'lessons');
  return foldersIn(folder).filter((slug) => textsIn(join(folder, slug)).some(([, text]) => isDraft(text)));
}

/**
 * All but drafts, each of which is passed over with a line.
 * @param root the project's folder
 * @param withDraft a lesson that is read even where it is one
 */
export async function readExamples(
  root: string,
  withDraft?: string,
  tell = tellInEnglish,
): Promise<readonly CatalogueExample[]> {
  const drafts = draftLessonsIn(root).filter((slug) => slug !== withDraft);
  for (const lesson of drafts) tell(toMend('mend.draft-lesson', { lesson }));
  const lessons = foldersIn(join(root, 'runnable-examples')).filter((lesson) => !drafts.includes(lesson));
  const examples = lessons.flatMap((lesson) =>
    foldersIn(join(root, 'runnable-examples', lesson)).map((name) => readExample(root, lesson, name)),
  );
  return Promise.all(examples);
}

/** @param root the project's folder */
export async function readCatalogue(root: string, tell = tellInEnglish): Promise<Catalogue> {
  return {
    examples: await readExamples(root, undefined, tell),
    assignments: await readAssignments(root, root, tell),
  };
}

/** The text of a lesson by locale; empty where the lesson has no folder. */
export function readLessonTexts(root: string, slug: string): Readonly<Record<string, string>> {
  const folder = join(root, 'lessons', slug);
  if (statSync(folder, { throwIfNoEntry: false }) === undefined) return {};
  const names = readdirSync(folder).filter((name) => /^[a-z]{2}\.mdx$/.test(name));
  return Object.fromEntries(names.map((name) => [name.slice(0, 2), readText(join(folder, name))]));
}

/** The texts of a folder that stand beside their English ones: `ko.mdx`, `README.ko.md`. */
export function readTranslations(root: string, folder: string): readonly Translation[] {
  const place = join(root, folder);
  if (!existsSync(place)) return [];
  return readdirSync(place).flatMap((name): readonly Translation[] => {
    const original = originalOf(name);
    if (original === undefined || !existsSync(join(place, original))) return [];
    const kept = join(place, keptPathOf(name));
    return [
      {
        file: [folder, name].filter((part) => part !== '').join('/'),
        text: readText(join(place, name)),
        original: readText(join(place, original)),
        kept: existsSync(kept) ? keptFromText(readText(kept)) : undefined,
      },
    ];
  });
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
