/** The assignments of a locale, by lesson and from easy to hard; what is not translated comes in English. */
import { getCollection, type CollectionEntry } from 'astro:content';
import { assignmentDocumentOf, pointsOf } from './evidence/assignments.ts';
import { DEFAULT_LOCALE } from './i18n/words.ts';
import { lessonsInOrder } from './lessons-in-order.ts';

export interface AssignmentEntry {
  /** `validation/features` */
  readonly id: string;
  readonly lesson: string;
  readonly name: string;
  readonly entry: CollectionEntry<'assignments'>;
  readonly data: CollectionEntry<'assignments'>['data'];
  readonly level: 'easy' | 'medium' | 'hard';
  readonly outOf: number;
  /** The language of its words, where there is no translation. */
  readonly lang: string | undefined;
}

const LEVELS = ['easy', 'medium', 'hard'] as const;

export async function assignmentsInOrder(locale: string): Promise<readonly AssignmentEntry[]> {
  const slugs = (await lessonsInOrder(locale)).map(({ slug }) => slug);
  const entries = new Map((await getCollection('assignments')).map((entry) => [entry.id, entry]));
  const ids = new Set([...entries.keys()].map((id) => id.split('/').slice(0, 2).join('/')));
  const assignments = [...ids].flatMap((id): readonly AssignmentEntry[] => {
    const own = entries.get(`${id}/${locale}`);
    const entry = own ?? entries.get(`${id}/${DEFAULT_LOCALE}`);
    if (entry === undefined) return [];
    const [lesson = '', name = ''] = id.split('/');
    const { level } = assignmentDocumentOf(id);
    const lang = own === undefined ? DEFAULT_LOCALE : undefined;
    return [{ id, lesson, name, entry, data: entry.data, level, outOf: pointsOf(id), lang }];
  });
  return assignments.sort(
    (a, b) =>
      slugs.indexOf(a.lesson) - slugs.indexOf(b.lesson) ||
      LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) ||
      a.name.localeCompare(b.name, 'en'),
  );
}

/** The languages that the assignment is written in. */
export async function localesOfAssignment(id: string): Promise<readonly string[]> {
  const ids = (await getCollection('assignments')).map((entry) => entry.id);
  return ids.flatMap((each) => (each.startsWith(`${id}/`) ? [each.slice(id.length + 1)] : []));
}

export async function assignmentsOfLesson(locale: string, lesson: string): Promise<readonly AssignmentEntry[]> {
  return (await assignmentsInOrder(locale)).filter((each) => each.lesson === lesson);
}
