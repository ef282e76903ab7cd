/**
 * `node bin/content.ts`: says what is missing or untrue in the content, or prints what covers each point of the course.
 * `node bin/content.ts --lesson <slug>`: the same of one lesson, a draft or not.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import {
  draftLessonsIn,
  foldersIn,
  readCatalogue,
  readExamples,
  readRecording,
  readText,
  readTranslations,
  type Catalogue,
} from '#checker/catalogue.ts';
import {
  coverageOf,
  problemsOf,
  problemsOfAssignments,
  proseOfLessons,
  sentenceKinds,
  sourcesOf,
  triedSchema,
  type Content,
} from '#checker/content.ts';
import { problemsOfMutants } from '#checker/mutants.ts';
import { problemsOfTranslation } from '#checker/translation.ts';
import { lessons as toc } from '../lessons/toc.ts';
import { padEnd, padStart, widthOf } from './columns.ts';
import { readLesson } from './lesson-contents.ts';
import { chooseLanguage, say, tell, told } from './language.ts';
import { CommandProblem, endWithProblem, parsedOr } from './problem.ts';
import { commandFor, foldersOfTranslations } from './translations.ts';

const root = resolve(import.meta.dirname, '..');
const lessonsFolder = join(root, 'lessons');
const slugs: readonly string[] = toc.map(({ slug }) => slug);
const besideLessons = ['GLOSSARY.md', 'toc.ts'];

function unexpectedFiles(): readonly string[] {
  const drafts = draftLessonsIn(root);
  const folders = foldersIn(lessonsFolder).filter((name) => !slugs.includes(name) && !drafts.includes(name));
  const files = readdirSync(lessonsFolder, { withFileTypes: true }).filter(
    (entry) => entry.isFile() && !besideLessons.includes(entry.name),
  );
  return [...folders, ...files.map(({ name }) => name)].map((name) => say('content.no-owner', { name }));
}

/** One line for each page that was read, and what of it was tried. */
function printSources(content: Content): void {
  const sources = sourcesOf(content);
  for (const href of new Set(sources.map((source) => source.href))) {
    const own = sources.filter((source) => source.href === href);
    const read = [...new Set(own.map((source) => source.read))].join(', ');
    const tried = [...new Set(own.flatMap((source) => source.tried))];
    console.log(
      [href, read, ...(tried.length > 0 ? [say('content.tried', { trials: tried.join(' ') })] : [])].join('  '),
    );
  }
}

function printSentences(content: Content): void {
  const prose = proseOfLessons(content);
  const titles = sentenceKinds.map((kind) => say(`content.kind.${kind}`));
  const row = (name: string, cells: readonly (string | number)[]): string =>
    [padEnd(name, 18), ...cells.map((cell, index) => padStart(String(cell), widthOf(titles[index] ?? '') + 1))].join(
      '',
    );
  console.log(row(say('content.sentences'), titles));
  for (const { slug, counts } of prose)
    console.log(
      row(
        slug,
        sentenceKinds.map((kind) => counts.get(kind) ?? 0),
      ),
    );
  const sum = (kind: (typeof sentenceKinds)[number]): number =>
    prose.reduce((total, { counts }) => total + (counts.get(kind) ?? 0), 0);
  console.log(row(say('content.all'), sentenceKinds.map(sum)));
}

function contentFrom(catalogue: Catalogue, slugs: readonly string[]): Content {
  const recordings = new Map(catalogue.examples.map((example) => [example.id, readRecording(root, example)]));
  for (const { id, document } of catalogue.examples) {
    if (document.needsNode === 'redis' && recordings.get(id) === undefined)
      console.log(say('content.not-recorded', { id }));
  }
  return {
    lessons: slugs.map((slug) => readLesson(root, slug)),
    catalogue,
    glossary: readText(join(lessonsFolder, 'GLOSSARY.md')),
    tried: triedSchema.parse(JSON.parse(readText(join(root, 'e2e/elsewhere/tried.json')))),
    recordingOf: (id) => recordings.get(id),
  };
}

function printCounts(content: Content): void {
  const { examples, assignments } = content.catalogue;
  for (const { point, lesson, by } of coverageOf(content))
    console.log(`${point.padEnd(4)} ${lesson.padEnd(18)} ${told(by)}`);
  printSources(content);
  printSentences(content);
  const exchanges = examples.reduce((sum, { document }) => sum + Object.keys(document.exchanges).length, 0);
  const runs = examples.reduce((sum, { document }) => sum + Object.keys(document.runs ?? {}).length, 0);
  const cited = (component: string): number =>
    content.lessons.reduce(
      (sum, { texts }) => sum + (texts['en']?.citations.filter((each) => each.component === component).length ?? 0),
      0,
    );
  const wrongs = assignments.reduce((sum, { wrong }) => sum + Object.keys(wrong).length, 0);
  const checks = assignments.reduce((sum, { document }) => sum + Object.keys(document.checks).length, 0);
  console.log(say('content.assignments', { assignments: assignments.length, checks, wrongs }));
  console.log(
    say('content.lessons', {
      lessons: content.lessons.length,
      examples: examples.length,
      exchanges,
      runs,
      claims: cited('Claim'),
      questions: cited('Question'),
    }),
  );
}

/** Its own mistakes, and nothing of the assignments that belong to it. */
async function problemsOfLesson(slug: string): Promise<readonly string[]> {
  if (!existsSync(join(lessonsFolder, slug))) throw new CommandProblem(say('content.no-lesson', { lesson: slug }));
  const examples = await readExamples(root, slug, tell);
  const own = { examples: examples.filter(({ lesson }) => lesson === slug), assignments: [] };
  const content = contentFrom(own, [slug]);
  printCounts(content);
  if (!slugs.includes(slug)) console.log(say('content.not-listed'));
  // Which trials no sentence rests on is for all lessons together to say.
  const problems = problemsOf(content).filter(
    (problem) => typeof problem === 'string' || problem.say !== 'mend.trial-not-used',
  );
  return [...problems.map(told), ...problemsOfTranslations([`lessons/${slug}`])];
}

function problemsOfTranslations(folders: readonly string[]): readonly string[] {
  return folders
    .flatMap((folder) => readTranslations(root, folder))
    .flatMap((translation) => problemsOfTranslation(translation, commandFor(translation.file)).map(told));
}

async function problemsOfWhole(): Promise<readonly string[]> {
  const catalogue = await readCatalogue(root, tell);
  const content = contentFrom(catalogue, slugs);
  printCounts(content);
  return [
    ...unexpectedFiles(),
    ...problemsOf(content).map(told),
    ...problemsOfAssignments(catalogue, slugs).map(told),
    ...catalogue.assignments.flatMap((each) => problemsOfMutants(each)).map(told),
    ...problemsOfTranslations(foldersOfTranslations(root)),
  ];
}

async function main(): Promise<void> {
  chooseLanguage();
  const { values } = parsedOr(say('content-texts.usage'), () => parseArgs({ options: { lesson: { type: 'string' } } }));
  const problems = await (values.lesson === undefined ? problemsOfWhole() : problemsOfLesson(values.lesson));
  if (problems.length === 0) return;
  console.error(['', ...problems, say('content.to-mend', { count: problems.length })].join('\n'));
  process.exitCode = 1;
}

await main().catch(endWithProblem);
