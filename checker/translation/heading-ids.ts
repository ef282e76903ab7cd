/** The address of each heading of an English text, in order: in every other language the n-th heading has the same one. */
import GithubSlugger from 'github-slugger';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { mdxParser } from '../mdx-parser.ts';

/** @param text Markdown or MDX, with or without frontmatter */
export function headingIdsOf(text: string): readonly string[] {
  const slugger = new GithubSlugger();
  const ids: string[] = [];
  visit(mdxParser.parse(text), 'heading', (node) => {
    ids.push(slugger.slug(toString(node)));
  });
  return ids;
}
