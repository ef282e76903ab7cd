/** Where a response or an output comes from, said beside it. */
import { fill } from '../i18n/fill.ts';
import type { Words } from '../i18n/words.ts';
import type { Evidence } from './examples.ts';

export function wordsFromSource(words: Words, { versions }: Pick<Evidence, 'versions'>): string {
  return versions === undefined ? words['exchange.documented'] : fill(words['exchange.recorded'], versions);
}
