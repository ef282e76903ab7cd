/** What the search of a locale looks in. */
import type { APIRoute } from 'astro';
import { locales } from '../../i18n/words.ts';
import { textFromRecords } from '../../search/found.ts';
import { recordsOf } from '../../search/records.ts';

export function getStaticPaths() {
  return locales.map((locale) => ({ params: { locale } }));
}

export const GET: APIRoute = async ({ params }) =>
  new Response(textFromRecords(await recordsOf(params['locale'] ?? '')));
