/** The parts of a lesson that may be skipped, as its page tells of them. */
import { parseLesson, toldMinutes } from '#checker/content.ts';
import type { LessonEntry } from './lessons-in-order.ts';

export interface SkippableOnPage {
  /** The address of its heading. */
  readonly slug: string;
  /** The address and the title of the heading behind it. */
  readonly to: string;
  readonly next: string;
  readonly minutes: number;
}

/** Minutes are those of the English text, whose words are counted. */
export function skippableIn({ entry, original }: LessonEntry): readonly SkippableOnPage[] {
  const english = parseLesson(original);
  const text = parseLesson(entry.body ?? '', english);
  return text.parts.skippable.flatMap(({ heading, to, next, minutes }, place) =>
    heading === undefined || next === undefined
      ? []
      : [
          {
            ...{ slug: heading.slug, to, next: next.title },
            minutes: toldMinutes(english.parts.skippable[place]?.minutes ?? minutes),
          },
        ],
  );
}
