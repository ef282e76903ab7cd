/** The text of a page of MDX, cut at its headings. */
import { toString } from 'mdast-util-to-string';
import { mdxParser } from '#checker/mdx-parser.ts';
import { headingIdsOf } from '#checker/translation.ts';

export interface Section {
  /** The address of its heading; undefined for what stands before the first one. */
  readonly slug: string | undefined;
  readonly title: string;
  readonly text: string;
}

/**
 * @param body without its frontmatter
 * @param headingIds the address of each heading, in order
 */
export function sectionsOf(body: string, headingIds = headingIdsOf(body)): readonly Section[] {
  let place = 0;
  const sections: { slug: string | undefined; title: string; texts: string[] }[] = [
    { slug: undefined, title: '', texts: [] },
  ];
  for (const node of mdxParser.parse(body).children) {
    if (node.type === 'heading') {
      sections.push({ slug: headingIds[place], title: toString(node), texts: [] });
      place += 1;
    } else if (node.type !== 'mdxjsEsm') sections.at(-1)?.texts.push(wordsOf(node));
  }
  return sections
    .map(({ slug, title, texts }) => ({
      slug,
      title,
      text: withoutTableMarks(texts.join('\n')).replace(/\s+/g, ' ').trim(),
    }))
    .filter(({ slug, text }) => slug !== undefined || text !== '');
}

/** The parser here knows no tables: each of their lines comes as it is written. */
function withoutTableMarks(text: string): string {
  return text.replace(/^\|.*\|$/gm, (row) => row.replace(/\|(?:[\s:-]*\|)*/g, ' '));
}

/** Of blocks inside of blocks each is a word of its own. */
function wordsOf(node: Parameters<typeof toString>[0]): string {
  if (typeof node === 'object' && node !== null && 'children' in node && isBlock(node)) {
    return node.children.map(wordsOf).join(' ');
  }
  return toString(node);
}

const BLOCKS = ['list', 'listItem', 'blockquote', 'mdxJsxFlowElement'];

function isBlock(node: object): node is { readonly type: string; readonly children: readonly unknown[] } {
  return 'type' in node && typeof node.type === 'string' && BLOCKS.includes(node.type);
}
