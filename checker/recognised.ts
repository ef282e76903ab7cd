/** Sentences that Node or Zod says in English: found by their shape among our own words, so that each language has them. */
import type { Phrase, Said } from './language.ts';

const SLOT = /\{(\w+)\}/;

function shapeOf(sentence: string): RegExp {
  const parts = sentence.split(SLOT);
  const source = parts.map((part, at) => (at % 2 === 1 ? '([^]+)' : part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')));
  return new RegExp(`^${source.join('')}$`);
}

function phraseFrom(id: string, sentence: string, told: string): Phrase | undefined {
  const found = shapeOf(sentence).exec(told);
  if (found === null) return undefined;
  const names = sentence.split(SLOT).filter((_part, at) => at % 2 === 1);
  return { say: id, facts: Object.fromEntries(names.map((name, at) => [name, found[at + 1] ?? ''])) };
}

/**
 * One that has no words of ours is said as it was told.
 * @param english our words for such sentences, by id; the first that fits is taken
 */
export function recognised(told: string, english: readonly (readonly [id: string, sentence: string])[]): Said {
  for (const [id, sentence] of english) {
    const phrase = phraseFrom(id, sentence, told);
    if (phrase !== undefined) return phrase;
  }
  return told;
}
