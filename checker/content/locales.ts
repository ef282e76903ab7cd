/** A text in another language says the same as the English one: it cites the same, in the same order, and quotes the same. */
import type { Said } from '../language.ts';
import { toMend } from '../to-mend.ts';
import type { Citation, LessonText } from './lesson-text.ts';

/** Emphasis and the like may stand elsewhere. */
function componentsOf({ citations }: LessonText): readonly Citation[] {
  return citations.filter(({ component }) => /^[A-Z]/.test(component));
}

/** `says` holds what readers of this language see in place of the English words. */
function asWritten({ component, attributes, expressions }: Citation): string {
  const texts = Object.entries(attributes).map(([name, value]) => (value === '' ? name : `${name}="${value}"`));
  const inBraces = Object.entries(expressions)
    .filter(([name]) => name !== 'says')
    .map(([name, value]) => `${name}={${value}}`);
  return `<${[component, ...texts.sort(), ...inBraces.sort()].join(' ')}>`;
}

function problemsOfCitations(file: string, text: LessonText, source: LessonText): readonly Said[] {
  const [own, english] = [componentsOf(text), componentsOf(source)];
  const length = Math.max(own.length, english.length);
  const at = Array.from({ length }, (_, place) => place).find((place) => {
    const [one, other] = [own[place], english[place]];
    return one === undefined || other === undefined || asWritten(one) !== asWritten(other);
  });
  if (at === undefined)
    return own.flatMap((citation, place) => problemsOfQuotes(file, citation, english[place]?.quotes ?? []));
  const [one, other] = [own[at], english[at]];
  const [here, there] = [
    one === undefined ? toMend('mend.nothing-more') : asWritten(one),
    other === undefined
      ? toMend('mend.nothing-more')
      : toMend('mend.on-line', { what: asWritten(other), line: other.line }),
  ];
  const line = one?.line ?? own.at(-1)?.line ?? 1;
  return [toMend('mend.cites-otherwise', { at: `${file}:${line}`, here, there })];
}

/** Grammar may turn the order round, and say twice what English says once. */
function problemsOfQuotes(
  file: string,
  { component, line, quotes }: Citation,
  english: readonly string[],
): readonly Said[] {
  if (component !== 'Claim' && component !== 'Source') return [];
  const named = (list: readonly string[]): Said =>
    list.length === 0 ? toMend('mend.nothing') : list.map((each) => `\`${each}\``).join(', ');
  const missing = english.filter((quote) => !quotes.includes(quote));
  const added = quotes.filter((quote) => !english.includes(quote));
  return missing.length + added.length === 0
    ? []
    : [
        toMend('mend.quotes-otherwise', {
          at: `${file}:${line}`,
          component,
          here: named(added),
          there: named(missing),
        }),
      ];
}

function problemsOfHeadings(file: string, text: LessonText, source: LessonText): readonly Said[] {
  const [own, english] = [text.headingLines, source.headingLines];
  return own.length === english.length
    ? []
    : [
        toMend('mend.other-headings', {
          at: `${file}:${own.at(-1) ?? 1}`,
          count: own.length,
          english: english.length,
        }),
      ];
}

/** @param texts by locale */
export function problemsOfLocales(slug: string, texts: Readonly<Record<string, LessonText>>): readonly Said[] {
  const source = texts['en'];
  if (source === undefined) return [toMend('mend.lesson-no-english', { lesson: slug })];
  const terminals = (text: LessonText): string =>
    JSON.stringify(text.terminals.map(({ terminal, goesOn, steps }) => [terminal, goesOn, steps]));
  return Object.entries(texts)
    .filter(([, text]) => text !== source)
    .flatMap(([locale, text]) => {
      const file = `lessons/${slug}/${locale}.mdx`;
      return [
        ...problemsOfCitations(file, text, source),
        ...problemsOfHeadings(file, text, source),
        ...(terminals(text) === terminals(source)
          ? []
          : [toMend('mend.other-terminals', { at: `${file}:${text.terminals[0]?.line ?? 1}` })]),
        ...(text.minutes === 0 || text.minutes === source.minutes
          ? []
          : [toMend('mend.minutes-twice', { file, minutes: text.minutes, english: source.minutes })]),
      ];
    });
}
