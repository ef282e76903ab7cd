/** The lessons of a locale in the order of `lessons/toc.ts`; what is not translated comes in English. */
import { getCollection, type CollectionEntry } from 'astro:content';
import { lessons } from '../lessons/toc.ts';
import { AuthorMistake } from './evidence/mistake.ts';
import { DEFAULT_LOCALE } from './i18n/words.ts';

export interface LessonEntry {
  readonly slug: string;
  readonly entry: CollectionEntry<'lessons'>;
  readonly data: CollectionEntry<'lessons'>['data'];
  /** Written in English because there is no translation. */
  readonly isFallback: boolean;
}

export async function lessonsInOrder(locale: string): Promise<readonly LessonEntry[]> {
  const entries = new Map((await getCollection('lessons')).map((entry) => [entry.id, entry]));
  return lessons.map(({ slug }) => {
    const own = entries.get(`${slug}/${locale}`);
    const entry = own ?? entries.get(`${slug}/${DEFAULT_LOCALE}`);
    if (entry === undefined) {
      throw new AuthorMistake(`lessons/toc.ts names "${slug}", but there is no lessons/${slug}/${DEFAULT_LOCALE}.mdx.`);
    }
    return { slug, entry, data: entry.data, isFallback: own === undefined };
  });
}
