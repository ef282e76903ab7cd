/** Rule 5: content is whole. Everything that is cited exists, everything that exists is cited, and every claim is proved; no sentence of behaviour is neither claim nor source. */
import type { Catalogue } from './catalogue.ts';
import { unprovedQuotes, type RecordedExample } from './content/evidence.ts';
import type { Citation, LessonText } from './content/lesson-text.ts';
import { problemsOfLocales } from './content/locales.ts';
import { problemsOfSize, problemsOfSkippable } from './content/lesson-size.ts';
import { proseOf, type LessonProse } from './content/prose.ts';
import { mistakesOf, seedPointsOf } from './content/seed-points.ts';
import { problemsOfSource, sourcesIn, type Source, type Tried } from './content/sources.ts';
import { NOTHING, type Said } from './language.ts';
import type { Recording } from './recording.ts';
import { toMend } from './to-mend.ts';

export { problemsOfAssignment, problemsOfAssignments } from './content/assignments.ts';
export { parseLesson, type LessonText } from './content/lesson-text.ts';
export { unprovedQuotes, type RecordedExample } from './content/evidence.ts';
export { toldMinutes } from './content/lesson-size.ts';
export { sentenceKinds, type SentenceKind } from './content/prose/sentence-kind.ts';
export { sourcesIn, triedSchema, type Source, type Tried } from './content/sources.ts';
export type { TerminalBlock, TerminalStep } from './content/terminals.ts';

export interface LessonContent {
  readonly slug: string;
  /** By locale; `en` is the source of the others, which take its points and minutes. */
  readonly texts: Readonly<Record<string, LessonText>>;
}

export interface Content {
  readonly lessons: readonly LessonContent[];
  readonly catalogue: Catalogue;
  /** The text of lessons/GLOSSARY.md. */
  readonly glossary: string;
  readonly tried: Tried;
  readonly recordingOf: (exampleId: string) => Recording | undefined;
}

export interface Coverage {
  readonly point: string;
  readonly lesson: string;
  readonly by: Said;
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

function problemsOfIds(content: Content, { slug }: LessonContent): Said[] {
  const ids = evidenceOf(content, slug).map(([id]) => id);
  const twice = [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))];
  return twice.map((id) => toMend('mend.id-twice', { lesson: slug, id }));
}

function problemsOfClaim(content: Content, slug: string, at: string, claim: Citation): Said[] {
  const ids = idsOf(claim);
  if (ids.length === 0) return [toMend('mend.claim-cites-nothing', { at })];
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
  return unprovedQuotes(claim.quotes, ids, recorded).map((quote) =>
    toMend('mend.claim-quote', { at, quote, ids: ids.join(', ') }),
  );
}

/** The claims and sources that say that they hold a point: the ids that prove it, or the address. */
function holdersOf(text: LessonText, point: string): readonly string[] {
  return text.citations
    .filter(({ component, attributes }) => ['Claim', 'Source'].includes(component) && attributes['point'] === point)
    .map(({ attributes }) => attributes['by'] ?? attributes['href'] ?? '');
}

function problemsOfText(content: Content, slug: string, locale: string, text: LessonText): Said[] {
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
        .map((id) => toMend('mend.cites-unknown', { at, component: citation.component, id }));
      if (citation.component === 'Source') return problemsOfSource(at, citation, content.tried);
      return citation.component === 'Claim' ? [...unknown, ...problemsOfClaim(content, slug, at, citation)] : unknown;
    }),
    ...evidence
      .filter(([id]) => !shown.has(id))
      .map(([id, example]) => toMend('mend.not-shown', { file, id, example })),
    ...text.headingSlugs
      .filter((slugOfHeading) => known.has(slugOfHeading))
      .map((id) => toMend('mend.heading-address', { file, id })),
    ...examples.filter((id) => !opened.has(id)).map((id) => toMend('mend.not-opened', { file, id })),
    ...(locale === 'en' ? seedPointsOf(slug) : [])
      .filter((point) => text.points[point] === undefined)
      .map((point) => toMend('mend.point-missing', { file, point })),
    ...Object.entries(text.points)
      .filter(([, place]) => !places.has(place))
      .map(([point, place]) => toMend('mend.point-nowhere', { file, point, place })),
    ...(locale === 'en' ? problemsOfSize(file, text) : problemsOfSkippable(file, text)),
    ...text.looseStars.map((line) => toMend('mend.loose-stars', { at: `${file}:${line}` })),
    ...mistakesOf(slug)
      .filter((point) => holdersOf(text, point).length === 0)
      .map((point) => toMend('mend.point-not-held', { file, point })),
    ...(text.terminals.length === 0 ? [toMend('mend.no-terminal', { file })] : []),
    ...text.looseCommands.map((line) => toMend('mend.loose-commands', { at: `${file}:${line}` })),
    ...(questions < QUESTIONS ? [toMend('mend.few-questions', { file, count: questions, least: QUESTIONS })] : []),
  ];
}

function problemsOfExamples({ catalogue }: Content, slugs: readonly string[]): Said[] {
  return catalogue.examples.flatMap(({ id, lesson, files }) => [
    ...(slugs.includes(lesson) ? [] : [toMend('mend.example-of-no-lesson', { id, lesson })]),
    ...Object.entries(files)
      .filter(([name, text]) => name.endsWith('.ts') && text.split('\n').length - 1 > EXAMPLE_LINES)
      .map(([name]) => toMend('mend.long-example', { path: `${id}/${name}`, most: EXAMPLE_LINES })),
  ]);
}

function sourceTexts({ lessons }: Content): Readonly<Record<string, LessonText>> {
  return Object.fromEntries(
    lessons.flatMap(({ slug, texts: { en } }) => (en === undefined ? [] : [[slug, en] as const])),
  );
}

/** The sentences of each lesson, counted by what stands behind them. */
export function proseOfLessons(content: Content): readonly LessonProse[] {
  return proseOf(sourceTexts(content), content.glossary);
}

/** Every source of the lessons with the lesson that names it, in order. */
export function sourcesOf(content: Content): readonly (Source & { readonly lesson: string })[] {
  return Object.entries(sourceTexts(content)).flatMap(([lesson, { citations }]) =>
    sourcesIn(citations).map((source) => ({ ...source, lesson })),
  );
}

function problemsOfTried(content: Content): Said[] {
  const cited = new Set(sourcesOf(content).flatMap(({ tried }) => tried));
  return Object.keys(content.tried.trials)
    .filter((id) => !cited.has(id))
    .map((id) => toMend('mend.trial-not-used', { id }));
}

/** Empty where the content is whole. */
export function problemsOf(content: Content): readonly Said[] {
  const slugs = content.lessons.map(({ slug }) => slug);
  return [
    ...proseOfLessons(content).flatMap(({ problems }) => problems),
    ...problemsOfTried(content),
    ...problemsOfExamples(content, slugs),
    ...content.lessons.flatMap((lesson) => [
      ...(content.catalogue.examples.some((example) => example.lesson === lesson.slug)
        ? []
        : [toMend('mend.no-example', { lesson: lesson.slug })]),
      ...problemsOfIds(content, lesson),
      ...problemsOfLocales(lesson.slug, lesson.texts),
      ...Object.entries(lesson.texts).flatMap(([locale, text]) => problemsOfText(content, lesson.slug, locale, text)),
    ]),
  ];
}

/** Each seed point of the lessons, and each mistake in them, with what covers it, in order. */
export function coverageOf({ lessons }: Content): readonly Coverage[] {
  return lessons.flatMap(({ slug, texts: { en } }) => [
    ...seedPointsOf(slug).map((point) => ({ point, lesson: slug, by: en?.points[point] ?? NOTHING })),
    ...mistakesOf(slug).map((point) => ({
      point,
      lesson: slug,
      by: (en && holdersOf(en, point).join(' ')) || NOTHING,
    })),
  ]);
}
