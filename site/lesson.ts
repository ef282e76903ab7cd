/** What the components on a lesson's page need to know of it. */
import type { Words } from './i18n/words.ts';
import { AuthorMistake } from './evidence/mistake.ts';

export interface LessonOnPage {
  readonly slug: string;
  readonly locale: string;
  readonly words: Words;
}

export function lessonOnPage(locals: App.Locals): LessonOnPage {
  if (locals.lesson === undefined) throw new AuthorMistake('This component works on the page of a lesson only.');
  return locals.lesson;
}
