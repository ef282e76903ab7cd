/** What the text of a lesson cites: its components, claims, headings and frontmatter, read from the MDX. */
import GithubSlugger from 'github-slugger';
import { toString } from 'mdast-util-to-string';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import remarkFrontmatter from 'remark-frontmatter';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import { stepsFromSession, type TerminalBlock } from './terminals.ts';

export interface Citation {
  /** `Exchange`, `Run`, `Example`, `Code`, `Lines`, `Question`, `Claim`. */
  readonly component: string;
  readonly line: number;
  /** The attributes that are plain strings; one without a value is empty. */
  readonly attributes: Readonly<Record<string, string>>;
  /** The inline code among its children. */
  readonly quotes: readonly string[];
  readonly text: string;
}

export interface LessonText {
  readonly citations: readonly Citation[];
  readonly headingSlugs: readonly string[];
  /** In the order of the text. */
  readonly terminals: readonly TerminalBlock[];
  /** Lines of fences of commands that no `<Terminal>` shows, so that nothing would prove them. */
  readonly looseCommands: readonly number[];
  /** Seed point → the exchange, run or heading that covers it. */
  readonly points: Readonly<Record<string, string>>;
}

const frontmatter = z.object({ points: z.record(z.string(), z.string()).default({}) });

const parser = unified().use(remarkParse).use(remarkFrontmatter).use(remarkMdx);

function citationFromElement(node: MdxJsxFlowElement | MdxJsxTextElement): Citation {
  const attributes = node.attributes.flatMap((attribute) =>
    attribute.type === 'mdxJsxAttribute' && (typeof attribute.value === 'string' || attribute.value == null)
      ? [[attribute.name, attribute.value ?? ''] as const]
      : [],
  );
  const quotes: string[] = [];
  visit(node, 'inlineCode', ({ value }: { value: string }) => {
    quotes.push(value);
  });
  return {
    component: node.name ?? '',
    line: node.position?.start.line ?? 0,
    attributes: Object.fromEntries(attributes),
    quotes,
    text: toString(node),
  };
}

function terminalsFromElement(node: MdxJsxFlowElement): TerminalBlock[] {
  const names = node.attributes.flatMap((attribute) => (attribute.type === 'mdxJsxAttribute' ? [attribute.name] : []));
  return node.children.flatMap((child) =>
    child.type === 'code'
      ? [
          {
            line: child.position?.start.line ?? 0,
            terminal: names.includes('second') ? ('second' as const) : ('first' as const),
            goesOn: names.includes('goesOn'),
            steps: stepsFromSession(child.value),
          },
        ]
      : [],
  );
}

export function parseLesson(mdx: string): LessonText {
  const tree = parser.parse(mdx);
  const citations: Citation[] = [];
  const headingSlugs: string[] = [];
  const slugger = new GithubSlugger();
  const terminals: TerminalBlock[] = [];
  const looseCommands: number[] = [];
  let points: LessonText['points'] = {};
  visit(tree, (node, _index, parent) => {
    if (node.type === 'mdxJsxFlowElement' && node.name === 'Terminal') terminals.push(...terminalsFromElement(node));
    const isShown = parent?.type === 'mdxJsxFlowElement' && parent.name === 'Terminal';
    if (node.type === 'code' && ['sh', 'bash', 'console'].includes(node.lang ?? '') && !isShown)
      looseCommands.push(node.position?.start.line ?? 0);
    if (node.type === 'yaml') points = frontmatter.parse(parseYaml(node.value)).points;
    if (node.type === 'heading') headingSlugs.push(slugger.slug(toString(node)));
    if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement')
      citations.push(citationFromElement(node));
  });
  return { citations, headingSlugs, terminals, looseCommands, points };
}
