/** Sentences of the code in the language of the page, fetched when one is to be shown. Where they do not come, English stands. */
import { saidBy } from '../../i18n/said-by.ts';

const files = import.meta.glob<Readonly<Record<string, string>>>('../../i18n/in-code/*.json', { import: 'default' });

export async function sayer(): Promise<(english: string) => string> {
  const load = files[`../../i18n/in-code/${document.documentElement.lang}.json`];
  const words = load === undefined ? {} : await load().catch(() => ({}));
  return (english) => saidBy(words, english) ?? english;
}
