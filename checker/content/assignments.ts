/** Rule 5 for assignments: each is whole, each lesson has enough of them, and what they point at exists. */
import type { ExampleFiles } from '#runtime/contract.ts';
import type { Catalogue, CatalogueAssignment } from '../catalogue.ts';

const MISTAKES = 3;
const FOR_A_LESSON = 2;
const FILE_LINES = 80;
/** A teacher may keep assignments of no lesson of ours elsewhere, so that the whole course is counted here only. */
const FOR_THE_COURSE = 16;

function problemsOfFiles({ id, starter, solution }: CatalogueAssignment): string[] {
  const long = [starter, solution].flatMap((files) =>
    Object.entries(files)
      .filter(([, text]) => text.split('\n').length - 1 > FILE_LINES)
      .map(([name]) => `assignments/${id}: ${name} has more than ${FILE_LINES} lines. Split it: it is for reading.`),
  );
  const hasTodo = Object.values(starter).some((text) => text.includes('// TODO'));
  return hasTodo ? long : [...long, `assignments/${id}: no file of the starter has a // TODO.`];
}

/** The page shows the starter's files in its editor, and a learner cannot add one to them. */
function problemsOfNewFiles({ id, starter, solution, wrong }: CatalogueAssignment): string[] {
  const newIn = (files: ExampleFiles, known: ExampleFiles): string[] =>
    Object.keys(files).filter((path) => known[path] === undefined);
  const added = [
    ...newIn(solution, starter).map((path) => `solution/${path}`),
    ...Object.entries(wrong).flatMap(([mistake, files]) =>
      newIn(files, { ...starter, ...solution }).map((path) => `wrong/${mistake}/${path}`),
    ),
  ];
  return added.map(
    (path) =>
      `assignments/${id}: ${path} is no file of the starter, and on the page a learner cannot add one. ` +
      'Put one in starter/ with a // TODO, or write this into a file that is there.',
  );
}

function problemsOfWrongs({ id, document, solution, wrong }: CatalogueAssignment): string[] {
  const folders = Object.keys(wrong);
  const named = Object.keys(document.wrong);
  return [
    ...named.filter((name) => !folders.includes(name)).map((name) => `assignments/${id}: there is no wrong/${name}/.`),
    ...folders
      .filter((name) => !named.includes(name))
      .map((name) => `assignments/${id}: checks.ts does not say which check refuses wrong/${name}/.`),
    ...Object.entries(wrong)
      .filter(([, files]) => JSON.stringify(files) === JSON.stringify(solution))
      .map(([name]) => `assignments/${id}: wrong/${name}/ is the solution.`),
    ...(folders.length < MISTAKES ? [`assignments/${id}: has ${folders.length} wrong ones; ${MISTAKES} or more.`] : []),
  ];
}

function problemsOfWords({ id, document, words }: CatalogueAssignment): string[] {
  const checks = Object.keys(document.checks);
  if (words['en'] === undefined) return [`assignments/${id}: there is no en.mdx, the source of the other languages.`];
  return Object.entries(words).flatMap(([locale, { checks: worded }]) => [
    ...checks
      .filter((check) => worded[check] === undefined)
      .map((check) => `assignments/${id}/${locale}.mdx: the check "${check}" has no title and no hint.`),
    ...Object.keys(worded)
      .filter((check) => !checks.includes(check))
      .map((check) => `assignments/${id}/${locale}.mdx: there is no check "${check}".`),
  ]);
}

/** @param evidence ids of the exchanges and runs of a lesson */
function problemsOfPlaces({ id, lesson, document }: CatalogueAssignment, evidence: ReadonlySet<string>): string[] {
  return Object.entries(document.checks)
    .filter(([, { see }]) => !evidence.has(see))
    .map(([check, { see }]) => `assignments/${id}: ${check} sends to "${see}", which ${lesson} does not have.`);
}

/** @param slugs the lessons, in order */
export function problemsOfAssignments({ assignments, examples }: Catalogue, slugs: readonly string[]): string[] {
  const evidenceOf = (slug: string): ReadonlySet<string> =>
    new Set(
      examples
        .filter(({ lesson }) => lesson === slug)
        .flatMap(({ document: { exchanges, runs = {} } }) => [...Object.keys(exchanges), ...Object.keys(runs)]),
    );
  return [
    ...slugs.flatMap((slug) => {
      const own = assignments.filter(({ lesson }) => lesson === slug);
      const levels = own.map(({ document }) => document.level);
      const isEnough =
        own.length >= FOR_A_LESSON && levels.includes('easy') && levels.some((level) => level !== 'easy');
      return isEnough
        ? []
        : [`assignments/${slug}: a lesson has ${FOR_A_LESSON} or more, one easy and one that stretches.`];
    }),
    ...(assignments.length < FOR_THE_COURSE
      ? [`assignments: there are ${assignments.length}; the course has ${FOR_THE_COURSE} or more.`]
      : []),
    ...assignments
      .filter(({ lesson }) => !slugs.includes(lesson))
      .map(({ id }) => `assignments/${id}: the lesson is not in lessons/toc.ts.`),
    ...assignments.flatMap((each) => [
      ...problemsOfFiles(each),
      ...problemsOfNewFiles(each),
      ...problemsOfWrongs(each),
      ...problemsOfWords(each),
      ...problemsOfPlaces(each, evidenceOf(each.lesson)),
    ]),
  ];
}
