/** Each lesson as Markdown, with what was recorded. */
import type { APIRoute } from 'astro';
import { absoluteFrom } from '../../absolute.ts';
import { locales, wordsOf } from '../../i18n/words.ts';
import { lessonsInOrder } from '../../lessons-in-order.ts';
import { markdownFromLesson } from '../../markdown/lesson.ts';
import { addressOf } from '../../routes.ts';

export async function getStaticPaths() {
  const pages = locales.map(async (locale) => {
    const lessons = await lessonsInOrder(locale);
    return lessons.map((lesson) => ({ params: { locale, lesson: lesson.slug }, props: { lesson } }));
  });
  return (await Promise.all(pages)).flat();
}

type Props = Awaited<ReturnType<typeof getStaticPaths>>[number]['props'];

export const GET: APIRoute<Props> = ({ params, props, site }) => {
  const locale = params['locale'] ?? '';
  const page = absoluteFrom(addressOf(locale, props.lesson.slug), site);
  return new Response(markdownFromLesson(props.lesson, wordsOf(locale), page));
};
