/** The blocks of prose of a text in order: the words of its frontmatter, headings, paragraphs, items, tables. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Nodes } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { isMap, isScalar, isSeq, parseDocument, type Node } from 'yaml';
import { mdxParser } from '../mdx-parser.ts';

export interface Block {
  /** `title`, `hints.0`, `checks.accepted.hint` in the frontmatter; else `heading 2`, `paragraph`, `item`, `table`. */
  readonly kind: string;
  readonly line: number;
  readonly text: string;
  /** Where the block ends in the text; undefined in the frontmatter. */
  readonly end: number | undefined;
  /** Changes with the words, and not with what a component cites. */
  readonly print: string;
}

const PRINT_LENGTH = 12;
/** In the frontmatter, what is no prose. */
const FACTS = ['points', 'standsOn'];

function printOf(text: string): string {
  const words = text.replaceAll(/<(\/?[A-Z]\w*)(?:\s[^<>]*)?>/g, '<$1>').replace(/\s+/g, ' ');
  return bytesToHex(sha256(utf8ToBytes(words.trim()))).slice(0, PRINT_LENGTH);
}

function wordsOfFrontmatter(yaml: string, firstLine: number): readonly Block[] {
  const found: Block[] = [];
  const walk = (node: unknown, path: readonly string[]): void => {
    if (isMap<Node, Node>(node)) {
      for (const { key, value } of node.items) {
        const name = isScalar(key) ? String(key.value) : '';
        if (path.length > 0 || !FACTS.includes(name)) walk(value, [...path, name]);
      }
    } else if (isSeq(node)) node.items.forEach((item, at) => walk(item, [...path, String(at)]));
    else if (isScalar(node) && typeof node.value === 'string') {
      const line = firstLine + yaml.slice(0, node.range?.[0] ?? 0).split('\n').length - 1;
      found.push({ kind: path.join('.'), line, text: node.value, end: undefined, print: printOf(node.value) });
    }
  };
  walk(parseDocument(yaml).contents, []);
  return found;
}

/** The parser knows no tables: one comes as a paragraph of lines that begin with a bar. */
function kindOf(node: Nodes, text: string, parent: Nodes | undefined): string {
  if (node.type === 'heading') return `heading ${String(node.depth)}`;
  if (text.startsWith('|')) return 'table';
  return parent?.type === 'listItem' ? 'item' : 'paragraph';
}

const INLINE = ['text', 'inlineCode', 'emphasis', 'strong', 'link', 'mdxJsxTextElement', 'break', 'mdxTextExpression'];

/** What holds words itself, and no blocks. */
function isLeaf(node: Nodes): boolean {
  if (node.type === 'heading' || node.type === 'paragraph') return true;
  return (
    node.type === 'mdxJsxFlowElement' &&
    node.children.length > 0 &&
    node.children.every(({ type }) => INLINE.includes(type))
  );
}

/** @param text a whole file, Markdown or MDX */
export function blocksOf(text: string): readonly Block[] {
  const found: Block[] = [];
  const visit = (node: Nodes, parent: Nodes | undefined): void => {
    const [from, to] = [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0];
    const line = node.position?.start.line ?? 0;
    if (node.type === 'yaml') found.push(...wordsOfFrontmatter(node.value, line + 1));
    else if (isLeaf(node)) {
      const own = text.slice(from, to);
      if (toString(node).trim() === '') return;
      found.push({ kind: kindOf(node, own, parent), line, text: own, end: to, print: printOf(own) });
    } else if ('children' in node) for (const child of node.children) visit(child, node);
  };
  visit(mdxParser.parse(text), undefined);
  return found;
}
