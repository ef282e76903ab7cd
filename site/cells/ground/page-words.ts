/** The words that cells say, in the locale of the page. */
import type { WordKey } from '../../i18n/words.ts';
import { fill } from '../../i18n/fill.ts';

let words: Readonly<Record<string, unknown>> | undefined;

function readWords(): Readonly<Record<string, unknown>> {
  const value: unknown = JSON.parse(document.getElementById('live-words')?.textContent ?? '{}');
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function lookUp(key: string): string | undefined {
  words ??= readWords();
  const word = words[key];
  return typeof word === 'string' ? word : undefined;
}

export function say(key: WordKey, facts: Readonly<Record<string, string | number>> = {}): string {
  return fill(lookUp(key) ?? key, facts);
}

/** For sentences that come in English and may have a translation under a key of their own. */
export function sayOr(key: string, facts: Readonly<Record<string, string | number>>, english: string): string {
  const word = lookUp(key);
  return word === undefined ? english : fill(word, facts);
}
