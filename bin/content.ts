/** `npm run content`: says what is missing or untrue in the content, or prints what covers each point of the course. */
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { foldersIn, readCatalogue, readLessonTexts, readRecording } from '#checker/catalogue.ts';
import {
  coverageOf,
  parseLesson,
  problemsOf,
  problemsOfAssignments,
  type Content,
  type LessonContent,
} from '#checker/content.ts';
import { lessons as toc } from '../lessons/toc.ts';
import { endWithProblem } from './problem.ts';

const root = resolve(import.meta.dirname, '..');
const lessonsFolder = join(root, 'lessons');
const besideLessons = ['GLOSSARY.md', 'toc.ts'];

function readLesson(slug: string): LessonContent {
  const texts = Object.entries(readLessonTexts(root, slug));
  return { slug, texts: Object.fromEntries(texts.map(([locale, text]) => [locale, parseLesson(text)])) };
}

function unexpectedFiles(): readonly string[] {
  const slugs: readonly string[] = toc.map(({ slug }) => slug);
  const folders = foldersIn(lessonsFolder).filter((name) => !slugs.includes(name));
  const files = readdirSync(lessonsFolder, { withFileTypes: true }).filter(
    (entry) => entry.isFile() && !besideLessons.includes(entry.name),
  );
  return [...folders, ...files.map(({ name }) => name)].map(
    (name) => `lessons/${name}: no lesson of lessons/toc.ts owns it.`,
  );
}

async function main(): Promise<void> {
  const catalogue = await readCatalogue(root);
  const recordings = new Map(catalogue.examples.map((example) => [example.id, readRecording(root, example)]));
  const content: Content = {
    lessons: toc.map(({ slug }) => readLesson(slug)),
    catalogue,
    recordingOf: (id) => recordings.get(id),
  };
  for (const { id, document } of catalogue.examples) {
    if (document.needsNode === 'redis' && recordings.get(id) === undefined)
      console.log(`skipped the claims about ${id}: it was not recorded, for want of a Redis`);
  }
  const slugs = toc.map(({ slug }) => slug);
  const problems = [...unexpectedFiles(), ...problemsOf(content), ...problemsOfAssignments(catalogue, slugs)];
  for (const { point, lesson, by } of coverageOf(content)) console.log(`${point.padEnd(4)} ${lesson.padEnd(18)} ${by}`);
  const exchanges = catalogue.examples.reduce((sum, { document }) => sum + Object.keys(document.exchanges).length, 0);
  const runs = catalogue.examples.reduce((sum, { document }) => sum + Object.keys(document.runs ?? {}).length, 0);
  const cited = (component: string): number =>
    content.lessons.reduce(
      (sum, { texts }) => sum + (texts['en']?.citations.filter((each) => each.component === component).length ?? 0),
      0,
    );
  const { assignments } = catalogue;
  const wrongs = assignments.reduce((sum, { wrong }) => sum + Object.keys(wrong).length, 0);
  const checks = assignments.reduce((sum, { document }) => sum + Object.keys(document.checks).length, 0);
  console.log(`${assignments.length} assignments, ${checks} checks, ${wrongs} wrong ones`);
  console.log(
    `${String(content.lessons.length)} lessons, ${String(catalogue.examples.length)} examples, ${String(exchanges)} exchanges, ${String(runs)} runs, ${String(cited('Claim'))} claims, ${String(cited('Question'))} questions`,
  );
  if (problems.length === 0) return;
  console.error(['', ...problems, `${String(problems.length)} to mend`].join('\n'));
  process.exitCode = 1;
}

await main().catch(endWithProblem);
