/** What a language lacks of the checker's words is put into its file in English, so that a page fetches one file. */
import { dirname } from 'node:path';
import type { ViteUserConfig } from 'astro';
import { readWords } from '#checker/catalogue.ts';

const WORDS = /[\\/](?:checker[\\/]language|assignments[\\/][^\\/]+[\\/][^\\/]+[\\/]words)[\\/]([a-z]{2})\.json$/;

export function wholeWords(): NonNullable<ViteUserConfig['plugins']>[number] {
  return {
    name: 'whole-words',
    enforce: 'pre',
    transform: {
      filter: { id: WORDS },
      handler: (_code, id) => ({
        code: JSON.stringify(readWords(dirname(id), WORDS.exec(id)?.[1] ?? '')),
        map: null,
      }),
    },
  };
}
