/** The words of a text with what a tagger takes them for; where it is unsure, a word counts as a verb. */
import nlp from 'compromise/two';
import { z } from 'zod';
import { CODE } from './sentences.ts';

export interface Word {
  readonly text: string;
  readonly lower: string;
  readonly tags: readonly string[];
}

const tagged = z.array(z.object({ terms: z.array(z.object({ text: z.string(), tags: z.array(z.string()) })) }));

export function wordsOf(text: string): readonly Word[] {
  return tagged
    .parse(nlp(text).json({ terms: { text: true, tags: true } }))
    .flatMap(({ terms }) => terms)
    .filter(({ text: word }) => word !== '')
    .map(({ text: word, tags }) => ({ text: word, lower: word.toLowerCase().replaceAll(/[^\p{L}'’-]/gu, ''), tags }));
}

export function has(word: Word | undefined, ...tags: readonly string[]): boolean {
  return word !== undefined && tags.some((tag) => word.tags.includes(tag));
}

/** A verb in its plain form, as a command begins. */
export function isPlainVerb(word: Word | undefined): boolean {
  return has(word, 'Imperative', 'Infinitive') && !has(word, 'Modal', 'Copula');
}

/** A verb that says of somebody that they do: not "to do", not "doing". */
export function isFinite(words: readonly Word[], index: number): boolean {
  const word = words[index];
  if (!has(word, 'Verb') || has(word, 'Gerund') || word?.lower === CODE.toLowerCase()) return false;
  if (!has(word, 'Infinitive')) return true;
  const before = words[index - 1];
  if (before === undefined || before.lower === 'to' || has(before, 'Modal', 'Auxiliary', 'Negative')) return false;
  return has(before, 'Noun', 'Pronoun', 'Plural');
}

/** "The program ends": a word that could be a noun in the plural counts where no other verb is. */
function mayBeVerb(words: readonly Word[], index: number): boolean {
  return has(words[index], 'Plural') && has(words[index - 1], 'Singular', 'ProperNoun', 'Pronoun');
}

export function firstFinite(words: readonly Word[]): Word | undefined {
  return words.find((_, index) => isFinite(words, index)) ?? words.find((_, index) => mayBeVerb(words, index));
}
