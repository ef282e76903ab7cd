/** How a send of a run ended, for the build and for the page: a status, `cut`, `refused` or `left`. */
import type { WordKey } from '../i18n/words.ts';
import { classOfStatus } from './response-text.ts';

export function classOfStepEnd(end: string): string {
  if (/^\d+$/.test(end)) return `status ${classOfStatus(Number(end))}`;
  // That the client went away is no fault of the server.
  return `status ${end === 'left' ? 'status-left' : 'status-5xx'}`;
}

export function wordsFromStepEnd(end: string, say: (key: WordKey) => string): string {
  return end === 'cut' || end === 'refused' || end === 'left' ? say(`timeline.${end}`) : end;
}
