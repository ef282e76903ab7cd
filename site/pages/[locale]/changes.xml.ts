/** The changes as a feed; where the host of the site is not known, there is none. */
import rss from '@astrojs/rss';
import type { APIRoute } from 'astro';
import { isOriginKnown } from '../../absolute.ts';
import { readChanges } from '../../changes.ts';
import { DEFAULT_LOCALE, locales, wordsOf } from '../../i18n/words.ts';
import { lessonsInOrder } from '../../lessons-in-order.ts';
import { addressOf } from '../../routes.ts';

export function getStaticPaths() {
  return isOriginKnown ? locales.map((locale) => ({ params: { locale } })) : [];
}

export const GET: APIRoute = async ({ params, site }) => {
  const locale = params['locale'] ?? '';
  const words = wordsOf(locale);
  const titles = new Map((await lessonsInOrder(locale)).map(({ slug, data }) => [slug, data.title]));
  const items = readChanges(process.cwd()).flatMap(({ id, at, title, lessons }) => {
    // One that is gone since leads nowhere.
    const [first, ...others] = lessons.filter((slug) => titles.has(slug));
    if (first === undefined) return [];
    const touched = [first, ...others].map((slug) => titles.get(slug)).join(', ');
    // What the history says of a change, it says in English.
    const told = locale === DEFAULT_LOCALE ? { title, description: touched } : { title: touched };
    // A feed tells its entries apart by their links.
    return [{ ...told, pubDate: at, link: new URL(`${addressOf(locale, first)}?change=${id}`, site).href }];
  });
  const home = new URL(addressOf(locale), site).href;
  return rss({
    title: words['changes.title'],
    description: words['site.tagline'],
    site: home,
    customData: `<language>${locale}</language>`,
    items,
    trailingSlash: false,
  });
};
