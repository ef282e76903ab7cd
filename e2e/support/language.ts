/** What the commands and the checker say in each language, as their files have it. */
import { join } from 'node:path';
import { localesIn, readWords } from '#checker/catalogue.ts';
import { localeFromEnvironment, takeLang } from '#checker/locale.mjs';
import { filled, type Facts, type Language } from '#checker/language.ts';
import { root } from './root.ts';

const folders = ['checker/language', 'checker/to-mend', 'bin/language'].map((folder) => join(root, folder));

export const spokenLocales = localesIn(join(root, 'bin', 'language'));

export function languageIn(locale: string): Language {
  return { locale, texts: Object.fromEntries(folders.flatMap((folder) => Object.entries(readWords(folder, locale)))) };
}

export function saidIn(language: Language, key: string, facts: Facts = {}): string {
  const sentence = language.texts[key];
  if (sentence === undefined) throw new Error(`There are no words for "${key}".`);
  return filled(language, sentence, facts);
}

/** That of whoever gave the command. */
export function languageOfCommand(): Language {
  const wanted = takeLang(process.argv);
  return languageIn(
    wanted !== undefined && spokenLocales.includes(wanted) ? wanted : localeFromEnvironment(process.env, spokenLocales),
  );
}

/** In which a failing test says what differs. */
export const english = languageIn('en');
