/** How a send of a run ended, for the build and for the page: a status, `cut` or `refused`. */
import type { WordKey } from '../i18n/words.ts';
import { classOfStatus } from './response-text.ts';

export function classOfStepEnd(end: string): string {
  return `status ${/^\d+$/.test(end) ? classOfStatus(Number(end)) : 'status-5xx'}`;
}

export function wordsFromStepEnd(end: string, say: (key: WordKey) => string): string {
  if (end === 'cut') return say('timeline.cut');
  return end === 'refused' ? say('timeline.refused') : end;
}
