/** The prose of a lesson, cut into sentences: what each says, and which part of it something stands behind. */
import type { Nodes, Parents } from 'mdast';

export interface Sentence {
  readonly line: number;
  /** As it reads, code between backticks. */
  readonly text: string;
  /** What no claim and no source covers, code as `CODE`; a covered part is `…`. */
  readonly bare: string;
  readonly hasClaim: boolean;
  readonly hasSource: boolean;
  /** What it sets in emphasis, as a definition does with its term. */
  readonly terms: readonly string[];
  /** The prompt of a `<Question>`, whose key comes from a recording. */
  readonly isPrompt: boolean;
  /** Ends with a colon, and what it announces stands right behind it: a terminal session is proved as a whole. */
  readonly announces: 'cell' | 'terminal' | undefined;
}

/** Stands for inline code, and for a number that a component counts: a word to whoever looks for subjects and verbs. */
export const CODE = 'Xcode';

const shows = ['Code', 'Example', 'Exchange', 'Run', 'Beside', 'Question', 'Claim'];
const skipped = ['Terminal', 'Beside'];
const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

interface Mark {
  readonly kind: 'claim' | 'source' | 'term' | 'code';
  readonly from: number;
  readonly to: number;
  readonly value: string;
}

interface Flat {
  readonly text: string;
  readonly marks: readonly Mark[];
}

/** The parser knows no tables, so one comes as a paragraph of lines that begin with a bar. */
function isTable({ children: [first] }: Parents): boolean {
  return first?.type === 'text' && first.value.startsWith('|');
}

/** The text of a block; what stands behind a part of it, by place. Only in a table does the end of a line count. */
function flatFromBlock(block: Parents): Flat {
  const space = isTable(block) ? /[^\S\n]/g : /\s/g;
  let text = '';
  const marks: Mark[] = [];
  const walk = (node: Nodes): void => {
    const from = text.length;
    if (node.type === 'text') text += node.value.replaceAll(space, ' ');
    else if (node.type === 'inlineCode') text += CODE;
    else if (node.type === 'mdxJsxTextElement' && node.name === 'Lines') text += CODE;
    else if ('children' in node) node.children.forEach(walk);
    const mark = (kind: Mark['kind'], value = ''): void => void marks.push({ kind, from, to: text.length, value });
    if (node.type === 'inlineCode') mark('code', node.value);
    if (node.type === 'emphasis') mark('term', text.slice(from));
    if (node.type === 'mdxJsxTextElement' || node.type === 'mdxJsxFlowElement') {
      if (node.name === 'Claim') mark('claim');
      if (node.name === 'Source') mark('source');
    }
  };
  walk(block);
  return { text, marks };
}

function within(mark: Mark, from: number, to: number): boolean {
  return mark.from < to && mark.to > from;
}

/** What no mark of the two kinds covers; each covered part leaves an ellipsis, so that words do not run together. */
function bareText({ text, marks }: Flat, from: number, to: number): string {
  const covers = marks.filter(({ kind }) => kind === 'claim' || kind === 'source');
  let bare = '';
  for (let at = from; at < to; at += 1) {
    const cover = covers.find((each) => at >= each.from && at < each.to);
    if (cover === undefined) bare += text[at] ?? '';
    else if (!bare.endsWith('…')) bare += '…';
  }
  return bare.trim();
}

function readableText({ text, marks }: Flat, from: number, to: number): string {
  let at = from;
  let readable = '';
  for (const mark of marks.filter(({ kind, ...each }) => kind === 'code' && each.from >= from && each.to <= to)) {
    readable += `${text.slice(at, mark.from)}\`${mark.value}\``;
    at = mark.to;
  }
  return (readable + text.slice(at, to)).trim();
}

/** A row is read across, as one sentence; the head and the line below it are none. */
function rowsOf(text: string): readonly { readonly segment: string; readonly index: number }[] {
  const lines = [...text.matchAll(/[^\n]+/g)].map(({ 0: segment, index }) => ({ segment, index }));
  return lines.slice(2);
}

function sentencesOfBlock(block: Parents, isPrompt: boolean, followedBy: Sentence['announces']): Sentence[] {
  const flat = flatFromBlock(block);
  const cuts = isTable(block) ? rowsOf(flat.text) : [...segmenter.segment(flat.text)];
  return cuts.map(({ segment, index: from }) => {
    const to = from + segment.trimEnd().length;
    const marks = flat.marks.filter((mark) => within(mark, from, to));
    return {
      line: block.position?.start.line ?? 0,
      text: readableText(flat, from, to),
      bare: bareText(flat, from, to),
      hasClaim: marks.some(({ kind }) => kind === 'claim'),
      hasSource: marks.some(({ kind }) => kind === 'source'),
      terms: marks.filter(({ kind }) => kind === 'term').map(({ value }) => value),
      isPrompt,
      announces: to === flat.text.trimEnd().length && flat.text.trimEnd().endsWith(':') ? followedBy : undefined,
    };
  });
}

function announcedBy(next: Nodes | undefined): Sentence['announces'] {
  if (next?.type === 'code' || next?.type === 'list') return 'cell';
  if (next?.type !== 'mdxJsxFlowElement') return undefined;
  if (next.name === 'Terminal') return 'terminal';
  return shows.includes(next.name ?? '') ? 'cell' : undefined;
}

/** Headings, code and what a reader types are no prose. */
export function sentencesOf(tree: Nodes): readonly Sentence[] {
  const found: Sentence[] = [];
  const visit = (node: Nodes, isPrompt: boolean, next: Nodes | undefined): void => {
    const followedBy = announcedBy(next);
    if (node.type === 'heading' || node.type === 'code' || node.type === 'yaml') return;
    if (node.type === 'mdxJsxFlowElement' && skipped.includes(node.name ?? '')) return;
    const isAlone = node.type === 'mdxJsxFlowElement' && ['Claim', 'Source'].includes(node.name ?? '');
    if (node.type === 'paragraph' || node.type === 'mdxJsxTextElement' || isAlone)
      found.push(...sentencesOfBlock(node, isPrompt, followedBy));
    else if ('children' in node) {
      const isQuestion = node.type === 'mdxJsxFlowElement' && node.name === 'Question';
      const { children } = node;
      children.forEach((child, index) => {
        visit(child, isPrompt || isQuestion, children[index + 1]);
      });
    }
  };
  visit(tree, false, undefined);
  return found;
}
