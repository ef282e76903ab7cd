/** What a browser must know to install the site as an app. */
import type { APIRoute } from 'astro';
import { ICON_SIZES } from '../app-icon.ts';
import { DEFAULT_LOCALE, wordsOf } from '../i18n/words.ts';
import { addressOf } from '../routes.ts';

const words = wordsOf(DEFAULT_LOCALE);

const manifest = {
  name: words['site.name'],
  short_name: words['site.name'],
  description: words['site.tagline'],
  id: addressOf(),
  start_url: addressOf(),
  scope: addressOf(),
  display: 'minimal-ui',
  background_color: '#fbfaf6',
  theme_color: '#fbfaf6',
  icons: [
    ...ICON_SIZES.map((size) => ({
      src: `${addressOf()}icon-${String(size)}.png`,
      sizes: `${String(size)}x${String(size)}`,
      type: 'image/png',
      purpose: 'any maskable',
    })),
    { src: `${addressOf()}icon.svg`, sizes: 'any', type: 'image/svg+xml' },
  ],
};

export const GET: APIRoute = () =>
  new Response(JSON.stringify(manifest), { headers: { 'content-type': 'application/manifest+json' } });
