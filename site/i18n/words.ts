/** The words of the interface. A locale exists as soon as its file does; what it does not say is said in English. */
import en from './en.json';

export type WordKey = keyof typeof en;
export type Words = Readonly<Record<WordKey, string>>;

export const DEFAULT_LOCALE = 'en';

const files = import.meta.glob<Readonly<Record<string, string>>>('./*.json', { eager: true, import: 'default' });

const wordsByLocale = new Map(
  Object.entries(files).map(([path, words]): [string, Words] => [localeFromPath(path), { ...en, ...words }]),
);

function localeFromPath(path: string): string {
  return path.replace(/^\.\/|\.json$/g, '');
}

/** English first, then the others by name. */
export const locales: readonly string[] = [
  DEFAULT_LOCALE,
  ...[...wordsByLocale.keys()].filter((locale) => locale !== DEFAULT_LOCALE).sort(),
];

/** As its speakers call it. */
export function localeNameOf(locale: string): string {
  return new Intl.DisplayNames([locale], { type: 'language' }).of(locale) ?? locale;
}

export function wordsOf(locale: string): Words {
  return wordsByLocale.get(locale) ?? en;
}
