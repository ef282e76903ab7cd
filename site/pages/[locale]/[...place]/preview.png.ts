/** The picture of the first page, of each lesson and of each assignment; none where the host of the site is not known. */
import type { APIRoute } from 'astro';
import { isOriginKnown } from '../../../absolute.ts';
import { assignmentsInOrder } from '../../../assignments-in-order.ts';
import { locales, wordsOf } from '../../../i18n/words.ts';
import { lessonsInOrder } from '../../../lessons-in-order.ts';
import { pictureFrom, type PictureWords } from '../../../picture.ts';

interface Pictured {
  readonly params: { readonly locale: string; readonly place: string | undefined };
  readonly props: PictureWords;
}

async function picturesOf(locale: string): Promise<readonly Pictured[]> {
  const words = wordsOf(locale);
  const site = words['site.name'];
  const lessons = (await lessonsInOrder(locale)).map(({ slug, data }): Pictured => {
    return { params: { locale, place: slug }, props: { site, title: data.title, text: data.description } };
  });
  const assignments = (await assignmentsInOrder(locale)).map(({ lesson, name, data }): Pictured => {
    const text = data.summary.replaceAll('`', '');
    return { params: { locale, place: `assignments/${lesson}/${name}` }, props: { site, title: data.title, text } };
  });
  const props = { site, title: words['home.title'], text: words['site.tagline'] };
  return [{ params: { locale, place: undefined }, props }, ...lessons, ...assignments];
}

export async function getStaticPaths() {
  if (!isOriginKnown) return [];
  return (await Promise.all(locales.map(picturesOf))).flat().map(({ params, props }) => ({ params, props }));
}

export const GET: APIRoute<PictureWords> = async ({ props }) => new Response(Uint8Array.from(await pictureFrom(props)));
