/** All lessons in all their languages, as `content` reads them. */
import { readLessonTexts } from '#checker/catalogue.ts';
import { parseLesson, type LessonContent } from '#checker/content.ts';
import { lessons as toc } from '../lessons/toc.ts';

export function readLesson(root: string, slug: string): LessonContent {
  const { en, ...others } = readLessonTexts(root, slug);
  const english = en === undefined ? undefined : parseLesson(en);
  const translated = Object.entries(others).map(([locale, text]) => [locale, parseLesson(text, english)] as const);
  return { slug, texts: { ...(english && { en: english }), ...Object.fromEntries(translated) } };
}

/** In the order of the table of contents. */
export function readLessons(root: string): readonly LessonContent[] {
  return toc.map(({ slug }) => readLesson(root, slug));
}
