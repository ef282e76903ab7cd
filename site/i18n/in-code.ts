/**
 * Sentences that stand in code, and are shown: known differences, reasons of examples, rows of measured tables. English is
 * the key, so a sentence that changes has no translation any more; then it is shown in English, and marked as such.
 */
import { saidBy } from './said-by.ts';

const files = import.meta.glob<Readonly<Record<string, string>>>('./in-code/*.json', {
  eager: true,
  import: 'default',
});

export interface Said {
  readonly text: string;
  /** The language of the text, where it is not that of the page. */
  readonly lang: string | undefined;
}

export function saidIn(locale: string, english: string): Said {
  if (locale === 'en') return { text: english, lang: undefined };
  const text = saidBy(files[`./in-code/${locale}.json`] ?? {}, english);
  return text === undefined ? { text: english, lang: 'en' } : { text, lang: undefined };
}
