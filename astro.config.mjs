import { readdirSync } from 'node:fs';
import { satteri, satteriHighlightPlugin } from '@astrojs/markdown-satteri';
import mdx from '@astrojs/mdx';
import sitemap from '@astrojs/sitemap';
import { defineConfig, fontProviders } from 'astro/config';
import { headingIds } from './site/heading-ids.ts';
import { highlightFence } from './site/highlight/fence.ts';
import { offlineAssets } from './site/offline-assets.ts';
import { plainTextLoader } from './site/plain-text.ts';
import { runtimeAssets } from './site/runtime-assets.ts';
import { scriptFace } from './site/script-face.ts';
import { toldNamesLoader } from './site/told-names.ts';
import { translated } from './site/translated.ts';
import { typedAssets } from './site/typed-assets.ts';
import { wholeParagraphs } from './site/whole-paragraphs.ts';
import { wholeWords } from './site/whole-words.ts';

/** One variable font file of a family, served by the site itself. */
const variant = (family, file, weight, style = 'normal') => ({
  src: [`@fontsource-variable/${family}/files/${family}-${file}.woff2`],
  weight,
  style,
});

/** Where the site is published, `https://example.org`: said by `bin/build.ts`. Without it there is no map of the site. */
const site = process.env['SITE_ORIGIN'];

/** A locale is there as soon as its words are. */
const locales = readdirSync(new URL('./site/i18n/', import.meta.url)).flatMap((name) =>
  name.endsWith('.json') ? [name.replace('.json', '')] : [],
);
const mapOfSite = { i18n: { defaultLocale: 'en', locales: Object.fromEntries(locales.map((each) => [each, each])) } };

/**
 * The list of what each part needs would be a tenth of the JavaScript that a reader loads, and is looked through at every
 * press. Astro overwrites `build.modulePreload`, but not what a plugin says of an environment.
 */
const withoutPreload = {
  name: 'without-preload',
  configEnvironment: (name) => (name === 'client' ? { build: { modulePreload: false } } : undefined),
};

export default defineConfig({
  ...(site !== undefined && { site }),
  srcDir: './site',
  publicDir: './site/public',
  trailingSlash: 'always',
  devToolbar: { enabled: false },
  markdown: {
    syntaxHighlight: false,
    processor: satteri({ hastPlugins: [satteriHighlightPlugin(highlightFence), headingIds] }),
  },
  integrations: [
    mdx(),
    runtimeAssets(),
    typedAssets(),
    scriptFace(),
    ...(site === undefined ? [] : [sitemap(mapOfSite)]),
    // What is written for a site without network counts all that the others have written.
    offlineAssets(),
  ],
  fonts: [
    {
      provider: fontProviders.local(),
      name: 'Source Serif 4',
      cssVariable: '--font-serif',
      fallbacks: ['Georgia', 'serif'],
      options: {
        variants: [
          variant('source-serif-4', 'latin-wght-normal', '200 900'),
          variant('source-serif-4', 'latin-wght-italic', '200 900', 'italic'),
        ],
      },
    },
    {
      provider: fontProviders.local(),
      name: 'Instrument Sans',
      cssVariable: '--font-sans',
      fallbacks: ['system-ui', 'sans-serif'],
      options: { variants: [variant('instrument-sans', 'latin-wght-normal', '400 700')] },
    },
    {
      provider: fontProviders.local(),
      name: 'JetBrains Mono',
      cssVariable: '--font-mono',
      fallbacks: ['ui-monospace', 'monospace'],
      options: { variants: [variant('jetbrains-mono', 'latin-wght-normal', '100 800')] },
    },
  ],
  security: {
    csp: {
      directives: [
        "default-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "frame-src 'self'",
        "worker-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "object-src 'none'",
      ],
    },
  },
  build: { inlineStylesheets: 'never' },
  vite: {
    plugins: [
      plainTextLoader(),
      toldNamesLoader(import.meta.dirname),
      translated(import.meta.dirname),
      wholeParagraphs(),
      wholeWords(),
      withoutPreload,
    ],
    environments: {
      client: {
        build: {
          rolldownOptions: {
            output: {
              // What every page loads stays in one piece: left to itself, the bundler cuts it by the order of imports.
              codeSplitting: { groups: [{ name: 'page', test: /\/Page\.astro\?astro&type=script/ }] },
              // The chunk of a `.env` must not begin with a dot itself: servers do not serve such files.
              chunkFileNames: ({ name }) => `_astro/${name.replace(/^\.+/, '').replace(/[^\w.-]/g, '_')}.[hash].js`,
            },
          },
        },
      },
    },
    build: {
      // A chunk as small as an inlined data: URL would be refused by the policy.
      assetsInlineLimit: 0,
      rolldownOptions: {
        onwarn(warning, warn) {
          // One for each lesson: MDX marks its modules with a directive that bundling drops.
          if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') warn(warning);
        },
      },
    },
  },
});
