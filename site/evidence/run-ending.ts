/** How a run ended, in words: under it on the page, and in the lesson as Markdown. */
import type { RecordedRun } from '#checker/recording.ts';
import { fill } from '../i18n/fill.ts';
import type { Words } from '../i18n/words.ts';

export function runEndingFrom({ exit }: Pick<RecordedRun, 'exit'>, words: Words): string {
  if (exit === null) return words['run.goesOn'];
  if (exit.signal === null) return fill(words['run.exit'], { code: String(exit.code) });
  return fill(words['run.signal'], { signal: exit.signal });
}
