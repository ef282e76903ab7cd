/** What an author is to mend, by the id of its words: they stand in `to-mend/`, and no page fetches them. */
import { textFromSaid, type Facts, type Phrase, type Said } from './language.ts';
import english from './to-mend/en.json' with { type: 'json' };

export type MendKey = keyof typeof english;

export function toMend(key: MendKey, facts?: Facts): Phrase {
  return { say: key, facts };
}

/** For a log that has no language: a stack, a build. */
export function inEnglish(said: Said): string {
  return textFromSaid({ locale: 'en', texts: english }, said);
}

/** What a schema says: in English, as Zod or we have it in the code. */
export const schemaWords: readonly (readonly [id: string, sentence: string])[] = Object.entries(english).filter(
  ([id]) => id.startsWith('schema.'),
);

/** By whom a line is told that belongs to no result. */
export type Tell = (said: Said) => void;
