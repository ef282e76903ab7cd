/**
 * In which language a command speaks: `--lang ko`, else as the system's own programs do, else English. What it keeps or
 * hands to other programs (ids, JSON, columns) is the same in each.
 */
import { join, resolve } from 'node:path';
import { wordsIn } from '#checker/assignment-words.ts';
import { localesIn, readWords, type CatalogueAssignment } from '#checker/catalogue.ts';
import type { AssignmentWords } from '#checker/check.ts';
import * as asked from '#checker/locale.mjs';
import { filled, textFromSaid, type Facts, type Language, type Said } from '#checker/language.ts';
import { CommandProblem } from './command-problem.ts';
import type en from './language/en.json';

export type CommandWord = keyof typeof en;

const root = resolve(import.meta.dirname, '..');
const folders = ['checker/language', 'checker/to-mend', 'bin/language'].map((folder) => join(root, folder));
const DEFAULT_LOCALE = 'en';

/** In which a command can speak. */
export const locales = localesIn(join(root, 'bin', 'language'));

export function languageOf(locale: string): Language {
  return { locale, texts: Object.fromEntries(folders.flatMap((folder) => Object.entries(readWords(folder, locale)))) };
}

let spoken = languageOf(DEFAULT_LOCALE);

/** English unless a command has chosen. */
export function language(): Language {
  return spoken;
}

export function speak(locale: string): void {
  spoken = languageOf(locale);
}

/** As the system's own programs read it. */
export function localeFromEnvironment(env: Readonly<Record<string, string | undefined>>): string {
  return asked.localeFromEnvironment(env, locales);
}

/**
 * @param args from which `--lang` is taken out, so that every command has it
 * @throws CommandProblem for a language without words, in the one of the system
 */
export function chooseLanguage(args: string[] = process.argv, env = process.env): void {
  const wanted = asked.takeLang(args);
  speak(localeFromEnvironment(env));
  if (wanted === undefined) return;
  if (!locales.includes(wanted)) throw new CommandProblem(say('lang.unknown', { wanted, there: locales.join(', ') }));
  speak(wanted);
}

export function say(key: CommandWord, facts: Facts = {}): string {
  return filled(spoken, spoken.texts[key] ?? key, facts);
}

/** What was kept without a language. */
export function told(said: Said): string {
  return textFromSaid(spoken, said);
}

/** Beside the results. */
export function tell(said: Said): void {
  console.error(told(said));
}

/** Those with a form for each number. */
type CountedWord =
  | 'grade.days'
  | 'mutants.done'
  | 'mutants.done-changed'
  | 'upgrade.contradicts'
  | 'upgrade.others'
  | 'upgrade.sentences';

/** With a number that decides the form of a word, where the language has several: `{key}.one`, `{key}.other`. */
export function sayCount(key: CountedWord, count: number): string {
  const form = new Intl.PluralRules(spoken.locale).select(count);
  return say(form === 'one' ? `${key}.one` : `${key}.other`, { count });
}

/** Titles, hints and the brief's words of an assignment. */
export function wordsOf({ words }: Pick<CatalogueAssignment, 'words'>): AssignmentWords | undefined {
  return wordsIn(words, spoken.locale);
}
