/** The site takes the text of content as the terminal does: without the marks and line ends of Windows. */
import { readFile } from 'node:fs/promises';
import type { ViteUserConfig } from 'astro';
import { plainText } from '#checker/plain-text.ts';

const RAW = '?raw';

/** What is imported as text, and what MDX is made of. */
export function plainTextLoader(): NonNullable<ViteUserConfig['plugins']>[number] {
  return {
    name: 'plain-text',
    enforce: 'pre',
    load: {
      filter: { id: /\.mdx$|\?raw$/ },
      async handler(id) {
        const isRaw = id.endsWith(RAW);
        const file = isRaw ? id.slice(0, -RAW.length) : id;
        this.addWatchFile(file);
        const text = plainText(await readFile(file, 'utf8'));
        return isRaw ? `export default ${JSON.stringify(text)};` : text;
      },
    },
  };
}
