/**
 * What is said to people, by the id of the words: they stand in `language/<locale>.json`, and in no code. What happened is
 * kept without a language, so that a verdict is the same in each and can be told in any.
 */
import { PARTICLE, particleBehind } from './language/particle.ts';
import type en from './language/en.json';

export { PARTICLE } from './language/particle.ts';

export type WordKey = keyof typeof en;

export type Facts = Readonly<Record<string, Said | number>>;

/** A piece of a sentence that is yet to be said. */
export interface Phrase {
  /** The id of its words. */
  readonly say: string;
  readonly facts?: Facts | undefined;
}

/** As it is, where it is the same in every language: JSON, a name, what a program printed. */
export type Said = string | Phrase;

export interface Language {
  readonly locale: string;
  /** By id. What a locale lacks is here in English. */
  readonly texts: Readonly<Record<string, string>>;
}

export function phrase(key: WordKey, facts?: Facts): Phrase {
  return facts === undefined ? { say: key } : { say: key, facts };
}

export const NOTHING: Said = phrase('value.nothing');

const HOLES = new RegExp(String.raw`\{(\w+)\}|${PARTICLE.source}`, 'g');

/** Slots take their facts, and each particle that a sentence leaves open the form that fits what stands before it. */
export function filled(language: Language, sentence: string, facts: Facts = {}): string {
  let text = '';
  let from = 0;
  for (const { 0: hole, 1: name, index } of sentence.matchAll(HOLES)) {
    text += sentence.slice(from, index);
    const fact = name === undefined ? undefined : facts[name];
    if (name === undefined) text += particleBehind(text, hole);
    else text += fact === undefined ? hole : typeof fact === 'number' ? String(fact) : textFromSaid(language, fact);
    from = index + hole.length;
  }
  return text + sentence.slice(from);
}

export function say(language: Language, key: WordKey, facts: Facts = {}): string {
  return filled(language, language.texts[key] ?? key, facts);
}

export function textFromSaid(language: Language, said: Said): string {
  if (typeof said === 'string') return said;
  return filled(language, language.texts[said.say] ?? said.say, said.facts);
}

/** The same with every text of its facts changed, to hide or to cut. */
export function changed(said: Said, change: (text: string) => string): Said {
  if (typeof said === 'string') return change(said);
  const { say: id, facts } = said;
  if (facts === undefined) return said;
  const changedFacts = Object.entries(facts).map(([name, fact]): [string, Said | number] => [
    name,
    typeof fact === 'number' ? fact : changed(fact, change),
  ]);
  return { say: id, facts: Object.fromEntries(changedFacts) };
}

/** Words of an assignment for what its checks compare, by id. */
export type OwnWords = Readonly<Record<string, string>>;

/**
 * Where a difference is: `body.rows[0]` is the same in every language; its first word may have words, which say with
 * `{rest}` where the rest stands.
 */
export function textFromPath(language: Language, path: string, own: OwnWords = {}): string {
  const [root = ''] = /^[\w-]+/.exec(path) ?? [];
  const words = own[root] ?? language.texts[`where.${root}`];
  if (words === undefined) return path;
  const rest = path.slice(root.length);
  return words.includes('{rest}') ? filled(language, words, { rest: rest.trim() }) : words + rest;
}
