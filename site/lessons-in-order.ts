/** The lessons of a locale in the order of `lessons/toc.ts`; what is not translated comes in English. */
import { getCollection, type CollectionEntry } from 'astro:content';
import { lessons } from '../lessons/toc.ts';
import { AuthorMistake } from './evidence/mistake.ts';
import { DEFAULT_LOCALE } from './i18n/words.ts';

export interface LessonEntry {
  readonly slug: string;
  readonly entry: CollectionEntry<'lessons'>;
  /** Its own words; all else as the English text says it. */
  readonly data: CollectionEntry<'lessons'>['data'] & { readonly minutes: number };
  /** The English text, without its frontmatter. */
  readonly original: string;
  /** The language of its words, where there is no translation. */
  readonly lang: string | undefined;
}

export async function lessonsInOrder(locale: string): Promise<readonly LessonEntry[]> {
  const entries = new Map((await getCollection('lessons')).map((entry) => [entry.id, entry]));
  return lessons.map(({ slug }) => {
    const own = entries.get(`${slug}/${locale}`);
    const english = entries.get(`${slug}/${DEFAULT_LOCALE}`);
    if (english === undefined) {
      throw new AuthorMistake(`lessons/toc.ts names "${slug}", but there is no lessons/${slug}/${DEFAULT_LOCALE}.mdx.`);
    }
    const { minutes } = english.data;
    if (minutes === undefined)
      throw new AuthorMistake(`lessons/${slug}/${DEFAULT_LOCALE}.mdx does not say how many minutes it takes.`);
    const entry = own ?? english;
    const { title, description } = entry.data;
    return {
      ...{ slug, entry, original: english.body ?? '' },
      data: { ...english.data, minutes, title, description },
      lang: own === undefined ? DEFAULT_LOCALE : undefined,
    };
  });
}

/** The languages that the lesson is written in. */
export async function localesOfLesson(slug: string): Promise<readonly string[]> {
  const ids = (await getCollection('lessons')).map(({ id }) => id);
  return ids.flatMap((id) => (id.startsWith(`${slug}/`) ? [id.slice(slug.length + 1)] : []));
}
