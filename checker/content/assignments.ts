/** Rule 5 for assignments: each is whole, each lesson has enough of them, and what they point at exists. */
import type { ExampleFiles } from '#runtime/contract.ts';
import type { Said } from '../language.ts';
import { toMend } from '../to-mend.ts';
import { problemsOfBrief } from '../brief.ts';
import type { Catalogue, CatalogueAssignment } from '../catalogue.ts';

const MISTAKES = 3;
const FOR_A_LESSON = 2;
const FILE_LINES = 80;
/** A teacher may keep assignments of no lesson of ours elsewhere, so that the whole course is counted here only. */
const FOR_THE_COURSE = 16;

function problemsOfFiles({ id, starter, solution }: CatalogueAssignment): Said[] {
  const long = [starter, solution].flatMap((files) =>
    Object.entries(files)
      .filter(([, text]) => text.split('\n').length - 1 > FILE_LINES)
      .map(([name]) => toMend('mend.long-file', { id, name, most: FILE_LINES })),
  );
  const hasTodo = Object.values(starter).some((text) => text.includes('// TODO'));
  return hasTodo ? long : [...long, toMend('mend.no-todo', { id })];
}

/** The page shows the starter's files in its editor, and a learner cannot add one to them. */
function problemsOfNewFiles({ id, starter, solution, wrong }: CatalogueAssignment): Said[] {
  const newIn = (files: ExampleFiles, known: ExampleFiles): string[] =>
    Object.keys(files).filter((path) => known[path] === undefined);
  const added = [
    ...newIn(solution, starter).map((path) => `solution/${path}`),
    ...Object.entries(wrong).flatMap(([mistake, files]) =>
      newIn(files, { ...starter, ...solution }).map((path) => `wrong/${mistake}/${path}`),
    ),
  ];
  return added.map((path) => toMend('mend.new-file', { id, path }));
}

function problemsOfWrongs({ id, document, solution, wrong }: CatalogueAssignment): Said[] {
  const folders = Object.keys(wrong);
  const named = Object.keys(document.wrong);
  return [
    ...named.filter((name) => !folders.includes(name)).map((name) => toMend('mend.no-wrong', { id, name })),
    ...folders.filter((name) => !named.includes(name)).map((name) => toMend('mend.wrong-not-named', { id, name })),
    ...Object.entries(wrong)
      .filter(([, files]) => JSON.stringify(files) === JSON.stringify(solution))
      .map(([name]) => toMend('mend.wrong-is-solution', { id, name })),
    ...(folders.length < MISTAKES ? [toMend('mend.few-wrong', { id, count: folders.length, least: MISTAKES })] : []),
  ];
}

function problemsOfWords({ id, document, words }: CatalogueAssignment): Said[] {
  const checks = Object.keys(document.checks);
  if (words['en'] === undefined) return [toMend('mend.no-english', { id })];
  return Object.entries(words).flatMap(([locale, { checks: worded }]) => [
    ...checks
      .filter((check) => worded[check] === undefined)
      .map((check) => toMend('mend.check-not-worded', { file: `assignments/${id}/${locale}.mdx`, check })),
    ...Object.keys(worded)
      .filter((check) => !checks.includes(check))
      .map((check) => toMend('mend.no-check', { file: `assignments/${id}/${locale}.mdx`, check })),
  ]);
}

/** @param evidence ids of the exchanges and runs of a lesson */
function problemsOfPlaces({ id, lesson, document }: CatalogueAssignment, evidence: ReadonlySet<string>): Said[] {
  return Object.entries(document.checks)
    .filter(([, { see }]) => !evidence.has(see))
    .map(([check, { see }]) => toMend('mend.sends-nowhere', { id, check, see, lesson }));
}

/** @param examples of its lesson */
export function problemsOfAssignment(
  assignment: CatalogueAssignment,
  examples: Catalogue['examples'],
): readonly Said[] {
  const { id, briefs, document } = assignment;
  const evidence = new Set(
    examples.flatMap(({ document: { exchanges, runs = {} } }) => [...Object.keys(exchanges), ...Object.keys(runs)]),
  );
  return [
    ...problemsOfFiles(assignment),
    ...problemsOfNewFiles(assignment),
    ...problemsOfWrongs(assignment),
    ...problemsOfWords(assignment),
    ...Object.entries(briefs).flatMap(([locale, mdx]) =>
      problemsOfBrief(`assignments/${id}/${locale}.mdx`, mdx, Object.keys(document.checks)),
    ),
    ...problemsOfPlaces(assignment, evidence),
  ];
}

/** @param slugs the lessons, in order */
export function problemsOfAssignments({ assignments, examples }: Catalogue, slugs: readonly string[]): Said[] {
  return [
    ...slugs.flatMap((slug) => {
      const own = assignments.filter(({ lesson }) => lesson === slug);
      const levels = own.map(({ document }) => document.level);
      const isEnough =
        own.length >= FOR_A_LESSON && levels.includes('easy') && levels.some((level) => level !== 'easy');
      return isEnough ? [] : [toMend('mend.few-assignments', { lesson: slug, least: FOR_A_LESSON })];
    }),
    ...(assignments.length < FOR_THE_COURSE
      ? [toMend('mend.few-for-course', { count: assignments.length, least: FOR_THE_COURSE })]
      : []),
    ...assignments
      .filter(({ lesson }) => !slugs.includes(lesson))
      .map(({ id }) => toMend('mend.assignment-of-no-lesson', { id })),
    ...assignments.flatMap((each) =>
      problemsOfAssignment(
        each,
        examples.filter(({ lesson }) => lesson === each.lesson),
      ),
    ),
  ];
}
