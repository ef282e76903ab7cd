/** What would change, in words. */
import { textFromPath, textFromSaid, type Said } from '#checker/language.ts';
import type { Change, TouchedSentence } from '#checker/upgrade.ts';
import { language, say, sayCount } from '../language.ts';

const MOST = 100;

const cut = (text: string): string => (text.length > MOST ? `${text.slice(0, MOST)}…` : text);
const shown = (said: Said): string => cut(textFromSaid(language(), said));

function linesOfChange({ example, id, contradicts, fields }: Change): readonly string[] {
  return [
    `  ${example} › ${id}`,
    ...contradicts.map((words) => `    ✗ ${cut(words)}`),
    ...fields.map(
      ({ field, before, after }) => `    ${textFromPath(language(), field)}: ${shown(before)} → ${shown(after)}`,
    ),
  ];
}

function linesOfSentence({ lesson, line, text, ids, lost }: TouchedSentence): readonly string[] {
  return [
    say('upgrade.sentence', { at: `lessons/${lesson}/en.mdx:${line}`, ids: ids.join(', ') }),
    `    ${cut(text)}`,
    ...lost.map((quote) => say('upgrade.lost', { quote: cut(quote) })),
  ];
}

export function reportLines(changes: readonly Change[], sentences: readonly TouchedSentence[]): readonly string[] {
  if (changes.length === 0) return ['', say('upgrade.nothing')];
  const wrong = changes.filter(({ contradicts }) => contradicts.length > 0);
  const other = changes.filter(({ contradicts }) => contradicts.length === 0);
  return [
    '',
    sayCount('upgrade.contradicts', wrong.length),
    ...wrong.flatMap(linesOfChange),
    '',
    sayCount('upgrade.others', other.length),
    ...other.flatMap(linesOfChange),
    '',
    sayCount('upgrade.sentences', sentences.length),
    ...sentences.flatMap(linesOfSentence),
  ];
}
