/**
 * The body of an assignment's `<locale>.mdx`. What it asks for stands in its lists and tables, or in a sentence of a
 * paragraph, and ends with the checks that look at it: `<Checked by="both-ends" />`. Any other paragraph asks for nothing.
 */
import { visit } from 'unist-util-visit';
import type { Said } from './language.ts';
import { mdxParser } from './mdx-parser.ts';
import { toMend } from './to-mend.ts';

export interface Requirement {
  /** From 1 on, in the order of the text. */
  readonly number: number;
  readonly line: number;
  /** Ids of checks. */
  readonly by: readonly string[];
}

export interface Brief {
  readonly requirements: readonly Requirement[];
  /** What ought to be a requirement and names no check. */
  readonly unnamed: readonly { readonly line: number; readonly text: string }[];
}

/** Head and rule of a table are no rows of it. */
const ROWS_FROM = 2;
/** What a paragraph that only tells does without, but in its code. */
const DEMANDS = /\b(must|shall|never|at most|at least|exactly|refused?|[245]\d\d)\b/;
const MARK = '<Checked ';

interface Passage {
  readonly line: number;
  readonly text: string;
  /** A paragraph may tell something and ask for nothing. */
  readonly mayOnlyTell: boolean;
}

/** @param mdx the whole file */
function passagesOf(mdx: string): readonly Passage[] {
  const lines = mdx.split('\n');
  const tree = mdxParser.parse(mdx);
  return tree.children.flatMap((node): readonly Passage[] => {
    const [first, last] = [node.position?.start.line ?? 0, node.position?.end.line ?? 0];
    const textOf = (from: number, to: number): string => lines.slice(from - 1, to).join('\n');
    if (node.type === 'list')
      return node.children.map(({ position }) => {
        const [from, to] = [position?.start.line ?? 0, position?.end.line ?? 0];
        return { line: from, text: textOf(from, to), mayOnlyTell: false };
      });
    const text = textOf(first, last);
    if (node.type === 'paragraph' && text.startsWith('|'))
      return text
        .split('\n')
        .map((row, index) => ({ line: first + index, text: row, mayOnlyTell: false }))
        .slice(ROWS_FROM);
    return node.type === 'paragraph'
      ? [{ line: first, text, mayOnlyTell: !DEMANDS.test(text.replaceAll(/`[^`]*`/g, '')) }]
      : [];
  });
}

export function briefOf(mdx: string): Brief {
  const marks: { readonly line: number; readonly by: readonly string[] }[] = [];
  visit(mdxParser.parse(mdx), (node) => {
    if ((node.type !== 'mdxJsxTextElement' && node.type !== 'mdxJsxFlowElement') || node.name !== 'Checked') return;
    const by = node.attributes.find((each) => each.type === 'mdxJsxAttribute' && each.name === 'by')?.value;
    const ids = typeof by === 'string' ? by.split(/\s+/).filter((id) => id !== '') : [];
    marks.push({ line: node.position?.start.line ?? 0, by: ids });
  });
  return {
    requirements: marks.map((mark, index) => ({ number: index + 1, ...mark })),
    unnamed: passagesOf(mdx).filter(({ text, mayOnlyTell }) => !mayOnlyTell && !text.includes(MARK)),
  };
}

/** Empty where requirements and checks map onto each other. */
export function problemsOfBrief(file: string, mdx: string, checks: readonly string[]): readonly Said[] {
  const { requirements, unnamed } = briefOf(mdx);
  const named = requirements.flatMap(({ by }) => by);
  return [
    ...unnamed.map(({ line, text }) =>
      toMend('mend.no-check-named', { at: `${file}:${line}`, text: text.trim().slice(0, 60) }),
    ),
    ...requirements.flatMap(({ line, by }) =>
      by.length === 0
        ? [toMend('mend.checked-empty', { at: `${file}:${line}` })]
        : by
            .filter((id) => !checks.includes(id))
            .map((id) => toMend('mend.no-check', { file: `${file}:${line}`, check: id })),
    ),
    ...checks.filter((id) => !named.includes(id)).map((id) => toMend('mend.check-not-asked', { file, check: id })),
  ];
}
