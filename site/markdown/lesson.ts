/** A lesson as Markdown: its own text, with what its components show written out. */
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { visit } from 'unist-util-visit';
import { mdxParser } from '#checker/mdx-parser.ts';
import { countCodeLines, declarationSource } from '#checker/source.ts';
import { idsNotShown, idsShownIn } from '../evidence/cited.ts';
import { evidenceOf, fileOf } from '../evidence/examples.ts';
import { AuthorMistake } from '../evidence/mistake.ts';
import { keyOf } from '../evidence/question-key.ts';
import { literalTexts } from '../evidence/questions.ts';
import { wordsFromSource } from '../evidence/source-words.ts';
import type { Words } from '../i18n/words.ts';
import type { LessonEntry } from '../lessons-in-order.ts';
import { markdownFromCode, markdownFromEvidence, markdownFromExample } from './evidence.ts';
import { inlineCode } from './fence.ts';

type Element = MdxJsxFlowElement | MdxJsxTextElement;

/** In place of its tags, where it holds a text; in place of all of it, where it does not. */
type Written = { readonly before: string; readonly after?: string } | { readonly whole: string };

interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

function attributeOf({ attributes }: Element, name: string): string | undefined {
  const found = attributes.find((each) => each.type === 'mdxJsxAttribute' && each.name === name);
  return typeof found?.value === 'string' ? found.value : undefined;
}

function demanded(element: Element, name: string): string {
  const value = attributeOf(element, name);
  if (value !== undefined) return value;
  throw new AuthorMistake(`<${element.name ?? ''}>: ${name} is a text in quotation marks.`);
}

function countedLines(element: Element): string {
  const { text } = fileOf(demanded(element, 'of'), demanded(element, 'file'));
  const name = attributeOf(element, 'name');
  return String(countCodeLines((name === undefined ? text : declarationSource(text, name)) ?? ''));
}

function writtenQuestion(lesson: string, element: Element, words: Words): Written {
  const by = demanded(element, 'by');
  const options = literalTexts(element.attributes, 'options');
  const key = keyOf(demanded(element, 'ask'), evidenceOf(lesson, by), options);
  const right = key === undefined ? undefined : options[key];
  const answer =
    right === undefined ? words['question.notRun'] : `${words['question.answerText']} ${inlineCode(right)}.`;
  const listed = options.map((option) => `- ${inlineCode(option)}`).join('\n');
  return { before: `**${words['question.label']}**\n\n`, after: `\n\n${listed}\n\n${answer}` };
}

function written(lesson: string, element: Element, words: Words): Written {
  switch (element.name ?? '') {
    case 'Claim':
    case 'Beside':
    case 'Terminal':
      return { before: '' };
    case 'Source': {
      const href = demanded(element, 'href');
      return { before: '', after: ` ([${new URL(href).hostname}](${href}))` };
    }
    case 'Objectives':
      return { before: `${words['lesson.objectives']}:\n\n` };
    case 'Aside':
      return { before: `**${words[attributeOf(element, 'kind') === 'warning' ? 'aside.warning' : 'aside.note']}:** ` };
    case 'Question':
      return writtenQuestion(lesson, element, words);
    case 'Example':
      return { whole: markdownFromExample(demanded(element, 'id')) };
    case 'Code':
      return {
        whole: markdownFromCode(demanded(element, 'of'), demanded(element, 'file'), attributeOf(element, 'name')),
      };
    case 'Exchange':
    case 'Run':
      return { whole: markdownFromEvidence(lesson, demanded(element, 'id'), words) };
    case 'Lines':
      return { whole: countedLines(element) };
    case 'MaySkip':
      return { whole: `*${words['lesson.skippable']}*` };
    default:
      throw new AuthorMistake(
        `<${element.name ?? ''}> in the lesson "${lesson}": site/markdown/lesson.ts does not write it.`,
      );
  }
}

function offsets(node: {
  position?: { start: { offset?: number | undefined }; end: { offset?: number | undefined } } | undefined;
}): [number, number] {
  const { start, end } = node.position ?? {};
  if (start?.offset === undefined || end?.offset === undefined)
    throw new Error('A node of Markdown without its place.');
  return [start.offset, end.offset];
}

function editsOf(element: Element, change: Written): readonly Edit[] {
  const [from, to] = offsets(element);
  if ('whole' in change) return [{ from, to, text: change.whole }];
  const [first, last] = [element.children[0], element.children.at(-1)];
  if (first === undefined || last === undefined) return [{ from, to, text: change.before + (change.after ?? '') }];
  return [
    { from, to: offsets(first)[0], text: change.before },
    { from: offsets(last)[1], to, text: change.after ?? '' },
  ];
}

/** @param page the address of the lesson */
function bodyOf(lesson: string, body: string, page: string, words: Words): string {
  const edits: Edit[] = [];
  visit(mdxParser.parse(body), (node) => {
    if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') {
      edits.push(...editsOf(node, written(lesson, node, words)));
    } else if (node.type === 'image') {
      const [from, to] = offsets(node);
      edits.push({ from, to, text: `*${node.alt ?? ''}*` });
    } else if (node.type === 'link' && node.url.startsWith('#')) {
      const [, to] = offsets(node);
      edits.push({ from: to - `${node.url})`.length, to: to - 1, text: page + node.url });
    }
  });
  return edits
    .toSorted((a, b) => b.from - a.from)
    .reduce((text, { from, to, text: inserted }) => text.slice(0, from) + inserted + text.slice(to), body);
}

export function markdownFromLesson({ slug, entry, data }: LessonEntry, words: Words, page: string): string {
  const body = entry.body ?? '';
  const more = idsNotShown(slug, body);
  const [id] = [...idsShownIn(body), ...more];
  return [
    `# ${data.title}`,
    data.description,
    `[${words['markdown.page']}](${page})${id === undefined ? '' : ` · ${wordsFromSource(words, evidenceOf(slug, id))}`}`,
    bodyOf(slug, body.trim(), page, words),
    ...(more.length === 0 ? [] : [`## ${words['lesson.moreEvidence']}`]),
    ...more.map((each) => markdownFromEvidence(slug, each, words)),
    '',
  ].join('\n\n');
}
