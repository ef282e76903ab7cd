/** What the components on a lesson's page need to know of it. */
import type { Words } from './i18n/words.ts';
import type { SkippableOnPage } from './skippable.ts';
import { AuthorMistake } from './evidence/mistake.ts';

export interface LessonOnPage {
  readonly slug: string;
  readonly locale: string;
  readonly words: Words;
  /** Empty for a page that is no lesson. */
  readonly skippable: readonly SkippableOnPage[];
  /** What its questions ask about: exchanges and runs, which are kept back below them. */
  readonly asked: ReadonlySet<string>;
}

export function lessonOnPage(locals: App.Locals): LessonOnPage {
  if (locals.lesson === undefined) throw new AuthorMistake('This component works on the page of a lesson only.');
  return locals.lesson;
}
