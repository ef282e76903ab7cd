/** What the text of a lesson cites: its components, claims, headings and frontmatter, read from the MDX. */
import GithubSlugger from 'github-slugger';
import { toString } from 'mdast-util-to-string';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { visit } from 'unist-util-visit';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import { mdxParser } from '../mdx-parser.ts';
import { partsFromPieces, type LessonParts, type Piece } from './parts.ts';
import { sentencesOf, type Sentence } from './prose/sentences.ts';
import { stepsFromSession, type TerminalBlock } from './terminals.ts';

export interface Citation {
  /** `Exchange`, `Run`, `Example`, `Code`, `Lines`, `Question`, `Claim`, `Source`. */
  readonly component: string;
  readonly line: number;
  /** The attributes that are plain strings; one without a value is empty. */
  readonly attributes: Readonly<Record<string, string>>;
  /** The attributes in braces, as they are written. */
  readonly expressions: Readonly<Record<string, string>>;
  /** The inline code among its children. */
  readonly quotes: readonly string[];
  readonly text: string;
}

export interface LessonText {
  readonly citations: readonly Citation[];
  /** The address of each heading on the page: in every language those of the English text. */
  readonly headingSlugs: readonly string[];
  readonly headingLines: readonly number[];
  readonly parts: LessonParts;
  /** In the order of the text. */
  readonly terminals: readonly TerminalBlock[];
  /** Lines of fences of commands that no `<Terminal>` shows, so that nothing would prove them. */
  readonly looseCommands: readonly number[];
  readonly sentences: readonly Sentence[];
  /** Lines of text with stars that were meant as emphasis. */
  readonly looseStars: readonly number[];
  /** Seed point → the exchange, run or heading that covers it. */
  readonly points: Readonly<Record<string, string>>;
  /** What the lesson says that it takes. */
  readonly minutes: number;
}

const frontmatter = z.object({ minutes: z.number().default(0), points: z.record(z.string(), z.string()).default({}) });

function citationFromElement(node: MdxJsxFlowElement | MdxJsxTextElement): Citation {
  const attributes = node.attributes.flatMap((attribute) =>
    attribute.type === 'mdxJsxAttribute' && (typeof attribute.value === 'string' || attribute.value == null)
      ? [[attribute.name, attribute.value ?? ''] as const]
      : [],
  );
  const expressions = node.attributes.flatMap((attribute) =>
    attribute.type === 'mdxJsxAttribute' && typeof attribute.value === 'object' && attribute.value !== null
      ? [[attribute.name, attribute.value.value.replace(/\s+/g, ' ').trim()] as const]
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
    expressions: Object.fromEntries(expressions),
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

/** @param original the English text, where this one is in another language */
export function parseLesson(mdx: string, original?: LessonText): LessonText {
  const tree = mdxParser.parse(mdx);
  const citations: Citation[] = [];
  const headingSlugs: string[] = [];
  const headingLines: number[] = [];
  const looseStars: number[] = [];
  const pieces: Piece[] = [];
  const slugger = new GithubSlugger();
  const terminals: TerminalBlock[] = [];
  const looseCommands: number[] = [];
  let said: z.output<typeof frontmatter> = { minutes: 0, points: {} };
  visit(tree, (node, _index, parent) => {
    if (node.type === 'mdxJsxFlowElement' && node.name === 'Terminal') terminals.push(...terminalsFromElement(node));
    const isShown = parent?.type === 'mdxJsxFlowElement' && parent.name === 'Terminal';
    if (node.type === 'code' && ['sh', 'bash', 'console'].includes(node.lang ?? '') && !isShown)
      looseCommands.push(node.position?.start.line ?? 0);
    if (node.type === 'yaml') said = frontmatter.parse(parseYaml(node.value));
    if (node.type === 'text' || node.type === 'inlineCode')
      pieces.push({ words: node.value.split(/\s+/).filter((word) => word !== '').length });
    if (node.type === 'text' && node.value.includes('**')) looseStars.push(node.position?.start.line ?? 0);
    if (node.type === 'heading') {
      const title = toString(node);
      const own = slugger.slug(title);
      const slug = original?.headingSlugs[headingSlugs.length] ?? own;
      const line = node.position?.start.line ?? 0;
      headingSlugs.push(slug);
      headingLines.push(line);
      pieces.push({ heading: { slug, title, depth: node.depth, line } });
    }
    if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') {
      const citation = citationFromElement(node);
      citations.push(citation);
      pieces.push(citation);
    }
  });
  const parts = partsFromPieces(pieces);
  return {
    ...{ citations, headingSlugs, headingLines, parts, terminals, looseCommands, looseStars },
    ...{ sentences: sentencesOf(tree), ...said },
  };
}
