/** Rule 5: content is whole. Everything that is cited exists, everything that exists is cited, and every claim is proved. */
import type { Catalogue } from './catalogue.ts';
import { unprovedQuotes, type RecordedExample } from './content/evidence.ts';
import type { Citation, LessonText } from './content/lesson-text.ts';
import { seedPointsOf } from './content/seed-points.ts';
import type { Recording } from './recording.ts';

export { problemsOfAssignments } from './content/assignments.ts';
export { parseLesson, type LessonText } from './content/lesson-text.ts';
export type { TerminalBlock, TerminalStep } from './content/terminals.ts';

export interface LessonContent {
  readonly slug: string;
  /** By locale; `en` is the source of the others. */
  readonly texts: Readonly<Record<string, LessonText>>;
}

export interface Content {
  readonly lessons: readonly LessonContent[];
  readonly catalogue: Catalogue;
  readonly recordingOf: (exampleId: string) => Recording | undefined;
}

export interface Coverage {
  readonly point: string;
  readonly lesson: string;
  readonly by: string;
}

const EXAMPLE_LINES = 80;
const QUESTIONS = 6;

function idsOf(citation: Citation): readonly string[] {
  const { id = '', by = '' } = citation.attributes;
  const named = { Exchange: id, Run: id, Claim: by, Question: by }[citation.component];
  return named === undefined ? [] : named.split(/\s+/).filter((word) => word !== '');
}

/** The ids of a lesson's exchanges and runs with the example of each; an id that two examples share comes twice. */
function evidenceOf(content: Content, slug: string): readonly (readonly [id: string, example: string])[] {
  return content.catalogue.examples
    .filter(({ lesson }) => lesson === slug)
    .flatMap(({ id, document: { exchanges, runs = {} } }) =>
      [...Object.keys(exchanges), ...Object.keys(runs)].map((evidence) => [evidence, id] as const),
    );
}

function problemsOfIds(content: Content, { slug }: LessonContent): string[] {
  const ids = evidenceOf(content, slug).map(([id]) => id);
  const twice = [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))];
  return twice.map((id) => `runnable-examples/${slug}: the id "${id}" is used twice; a page needs it once.`);
}

function problemsOfClaim(content: Content, slug: string, at: string, claim: Citation): string[] {
  const ids = idsOf(claim);
  if (ids.length === 0)
    return [`${at}: this claim cites nothing. Name the exchange or run that proves it: <Claim by="…">.`];
  const exampleOf = new Map(evidenceOf(content, slug));
  const recorded = (id: string): RecordedExample | undefined => {
    const example = content.catalogue.examples.find((each) => each.id === exampleOf.get(id));
    const recording = example && content.recordingOf(example.id);
    return example && recording && { example, recording };
  };
  // Without a Redis there is no recording to hold the claim against; the shell names the example.
  const isSkipped = content.catalogue.examples.some(
    (example) =>
      example.document.needsNode === 'redis' &&
      content.recordingOf(example.id) === undefined &&
      ids.some((id) => exampleOf.get(id) === example.id),
  );
  if (isSkipped) return [];
  return unprovedQuotes(claim.quotes, ids, recorded).map(
    (quote) => `${at}: the claim says \`${quote}\`, which occurs nowhere in ${ids.join(', ')}.`,
  );
}

function problemsOfText(content: Content, slug: string, locale: string, text: LessonText): string[] {
  const file = `lessons/${slug}/${locale}.mdx`;
  const evidence = evidenceOf(content, slug);
  const known = new Set(evidence.map(([id]) => id));
  const examples = content.catalogue.examples.filter(({ lesson }) => lesson === slug).map(({ id }) => id);
  const shown = new Set(
    text.citations.filter(({ component }) => ['Exchange', 'Run'].includes(component)).flatMap(idsOf),
  );
  const opened = new Set(
    text.citations.filter(({ component }) => component === 'Example').map(({ attributes }) => attributes['id']),
  );
  const places = new Set([...known, ...text.headingSlugs]);
  const questions = text.citations.filter(({ component }) => component === 'Question').length;
  return [
    ...text.citations.flatMap((citation) => {
      const at = `${file}:${String(citation.line)}`;
      const unknown = idsOf(citation)
        .filter((id) => !known.has(id))
        .map((id) => `${at}: <${citation.component}> cites "${id}", which no example of this lesson has.`);
      return citation.component === 'Claim' ? [...unknown, ...problemsOfClaim(content, slug, at, citation)] : unknown;
    }),
    ...evidence
      .filter(([id]) => !shown.has(id))
      .map(([id, example]) => `${file}: "${id}" of ${example} is shown nowhere. Show it with <Exchange> or <Run>.`),
    ...text.headingSlugs
      .filter((slugOfHeading) => known.has(slugOfHeading))
      .map(
        (slugOfHeading) => `${file}: a heading has the same address as the cell "${slugOfHeading}". Word it otherwise.`,
      ),
    ...examples
      .filter((id) => !opened.has(id))
      .map((id) => `${file}: the example ${id} is opened nowhere. Add <Example id="${id}" />.`),
    ...seedPointsOf(slug)
      .filter((point) => text.points[point] === undefined)
      .map((point) => `${file}: the point ${point} is not covered. Name where under "points".`),
    ...Object.entries(text.points)
      .filter(([, place]) => !places.has(place))
      .map(
        ([point, place]) =>
          `${file}: ${point} is said to be covered by "${place}", which is no id and no heading of the page.`,
      ),
    ...(text.terminals.length === 0
      ? [`${file}: shows no <Terminal>. A lesson says how to run its examples on the reader's own machine.`]
      : []),
    ...text.looseCommands.map(
      (line) => `${file}:${String(line)}: nothing proves these commands. Show them with <Terminal>.`,
    ),
    ...(questions < QUESTIONS
      ? [`${file}: ${String(questions)} questions; a lesson has ${String(QUESTIONS)} or more.`]
      : []),
  ];
}

function problemsOfLocales({ slug, texts }: LessonContent): string[] {
  const cited = (text: LessonText): string =>
    JSON.stringify([
      text.citations
        .filter((citation) => idsOf(citation).length > 0)
        .map(({ component, attributes }) => [component, attributes]),
      text.terminals.map(({ terminal, goesOn, steps }) => [terminal, goesOn, steps]),
    ]);
  const source = texts['en'];
  if (source === undefined) return [`lessons/${slug}: there is no en.mdx, the source of the other languages.`];
  return Object.entries(texts)
    .filter(([, text]) => cited(text) !== cited(source))
    .map(
      ([locale]) =>
        `lessons/${slug}/${locale}.mdx: cites other ids than en.mdx, or in another order, or its terminals show something else.`,
    );
}

function problemsOfExamples({ catalogue }: Content, slugs: readonly string[]): string[] {
  return catalogue.examples.flatMap(({ id, lesson, files }) => [
    ...(slugs.includes(lesson) ? [] : [`runnable-examples/${id}: the lesson "${lesson}" is not in lessons/toc.ts.`]),
    ...Object.entries(files)
      .filter(([name, text]) => name.endsWith('.ts') && text.split('\n').length - 1 > EXAMPLE_LINES)
      .map(
        ([name]) =>
          `runnable-examples/${id}/${name}: more than ${String(EXAMPLE_LINES)} lines. Split it: it is for reading.`,
      ),
  ]);
}

/** Empty where the content is whole. */
export function problemsOf(content: Content): readonly string[] {
  const slugs = content.lessons.map(({ slug }) => slug);
  return [
    ...problemsOfExamples(content, slugs),
    ...content.lessons.flatMap((lesson) => [
      ...(content.catalogue.examples.some((example) => example.lesson === lesson.slug)
        ? []
        : [`runnable-examples/${lesson.slug}: this lesson has no example.`]),
      ...problemsOfIds(content, lesson),
      ...problemsOfLocales(lesson),
      ...Object.entries(lesson.texts).flatMap(([locale, text]) => problemsOfText(content, lesson.slug, locale, text)),
    ]),
  ];
}

/** Each seed point of the lessons with what covers it, in order. */
export function coverageOf({ lessons }: Content): readonly Coverage[] {
  return lessons.flatMap(({ slug, texts }) =>
    seedPointsOf(slug).map((point) => ({ point, lesson: slug, by: texts['en']?.points[point] ?? '(nothing)' })),
  );
}
