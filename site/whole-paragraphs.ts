/** A paragraph of claims and sources alone is still a paragraph. MDX takes such a line for blocks, and leaves out the `<p>`. */
import type { ViteUserConfig } from 'astro';

const MARKED = /<(Claim|Source)(?=[\s>])[^>]*>(?:(?!<\/\1>).)*<\/\1>|<Changed \/>/g;

/** @param mdx one paragraph a line, as Prettier leaves it */
export function withWholeParagraphs(mdx: string): string {
  return mdx
    .split('\n')
    .map((line) =>
      /^<(?:Claim|Source)\s/.test(line) && line.replaceAll(MARKED, '').trim() === '' ? `<p>${line}</p>` : line,
    )
    .join('\n');
}

export function wholeParagraphs(): NonNullable<ViteUserConfig['plugins']>[number] {
  return {
    name: 'whole-paragraphs',
    enforce: 'pre',
    transform: {
      filter: { id: /\.mdx(?:\?|$)/ },
      handler: (code) => ({ code: withWholeParagraphs(code), map: null }),
    },
  };
}
