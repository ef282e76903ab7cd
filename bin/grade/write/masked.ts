/** Without the names of whom nobody shall know: a learner's file is called `Pic Man selfie.png` more often than not. */

/** Shorter ones are found in too many words. */
const WITHIN_WORDS = 3;
/** A group or a letter of the roster says little, and stands in many words. */
const TELLING_CELL = 4;

export interface Mask {
  /** Of a file's name or a person's comment: also each part of a name. */
  readonly free: (text: string) => string;
  /** Of a sentence of ours: what it quotes, and the whole name. A learner may be called Given. */
  readonly sentence: (text: string) => string;
}

const LETTER = String.raw`[\p{L}\p{N}]`;
const QUOTED = /"(?:[^"\\]|\\.)*"/g;

/** With or without accents. */
function patternOfWord(word: string): string {
  return Array.from(word.normalize('NFD').replaceAll(/\p{M}/gu, ''), (letter) => `${letter}\\p{M}*`).join('');
}

function alone(pattern: string): string {
  return `(?<!${LETTER})(?:${pattern})(?!${LETTER})`;
}

function replacing(patterns: readonly string[], code: string): (text: string) => string {
  if (patterns.length === 0) return (text) => text;
  const longestFirst = patterns.toSorted((a, b) => b.length - a.length);
  const found = new RegExp(longestFirst.join('|'), 'giu');
  return (text) => text.normalize('NFD').replaceAll(found, code).normalize('NFC');
}

/**
 * @param names all that the learner is called
 * @param code what stands in their place
 */
export function maskOf(names: readonly string[], code: string): Mask {
  const all = names.map((name) => name.split(/[^\p{L}\p{N}\p{M}]+/u).filter((word) => word !== ''));
  const wholes = all.flatMap((words) => {
    const patterns = words.map(patternOfWord);
    const isLong = words.join('').length >= WITHIN_WORDS;
    return [patterns, patterns.toReversed()].flatMap((each) =>
      each.length === 0 ? [] : [{ pattern: each.join(`(?:(?!${LETTER}).)*`), isLong }],
    );
  });
  const parts = all.flatMap((words) =>
    words.filter(({ length }) => length > 1).map((word) => alone(patternOfWord(word))),
  );
  const free = replacing([...wholes.map(({ pattern, isLong }) => (isLong ? pattern : alone(pattern))), ...parts], code);
  const whole = replacing(
    wholes.map(({ pattern }) => alone(pattern)),
    code,
  );
  return { free, sentence: (text) => whole(text.replaceAll(QUOTED, free)) };
}

/** What the roster calls somebody beside the name, where it is long enough to tell whom. */
export function tellingCells(row: readonly string[]): readonly string[] {
  return row.filter((cell) => cell.trim().length >= TELLING_CELL);
}
