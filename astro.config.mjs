import { satteri, satteriHighlightPlugin } from '@astrojs/markdown-satteri';
import mdx from '@astrojs/mdx';
import { defineConfig, fontProviders } from 'astro/config';
import { highlightFence } from './site/highlight/fence.ts';
import { plainTextLoader } from './site/plain-text.ts';
import { runtimeAssets } from './site/runtime-assets.ts';

/** One variable font file of a family, served by the site itself. */
const variant = (family, file, weight, style = 'normal') => ({
  src: [`@fontsource-variable/${family}/files/${family}-${file}.woff2`],
  weight,
  style,
});

export default defineConfig({
  srcDir: './site',
  publicDir: './site/public',
  trailingSlash: 'always',
  devToolbar: { enabled: false },
  markdown: {
    syntaxHighlight: false,
    processor: satteri({ hastPlugins: [satteriHighlightPlugin(highlightFence)] }),
  },
  integrations: [mdx(), runtimeAssets()],
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
    plugins: [plainTextLoader()],
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
