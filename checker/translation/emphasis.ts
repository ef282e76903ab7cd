/**
 * Emphasis that ends before a particle: `**값(value)**은`. CommonMark leaves such stars as they are, and the pipeline of
 * the site follows it: there the stars become tags.
 */
import { visit } from 'unist-util-visit';
import { mdxParser } from '../mdx-parser.ts';

const LETTER = /[\p{L}\p{N}]/u;
const TAGS = { strong: 'strong', emphasis: 'em' } as const;

/** @param mdx a whole file, or one without its frontmatter */
export function withLooseEmphasis(mdx: string): string {
  const edits: { readonly from: number; readonly to: number; readonly tag: string }[] = [];
  visit(mdxParser.parse(mdx), (node) => {
    if (node.type !== 'strong' && node.type !== 'emphasis') return;
    const [from, to] = [node.position?.start.offset, node.position?.end.offset];
    const marks = node.type === 'strong' ? 2 : 1;
    if (from === undefined || to === undefined) return;
    // With blanks around it everybody reads it.
    if (!LETTER.test(mdx.charAt(to)) && !LETTER.test(mdx.charAt(from - 1))) return;
    edits.push({ from, to: from + marks, tag: `<${TAGS[node.type]}>` });
    edits.push({ from: to - marks, to, tag: `</${TAGS[node.type]}>` });
  });
  return edits
    .toSorted((a, b) => b.from - a.from)
    .reduce((text, { from, to, tag }) => text.slice(0, from) + tag + text.slice(to), mdx);
}
