/** The questions of a lesson's text with their ids and keys, for the page of progress. */
import { mdxParser } from '#checker/mdx-parser.ts';
import type { MdxJsxAttribute, MdxJsxExpressionAttribute, MdxJsxFlowElement } from 'mdast-util-mdx-jsx';
import { visit } from 'unist-util-visit';
import { hashOf } from '../shown/starter-hash.ts';
import { evidenceOf } from './examples.ts';
import { AuthorMistake } from './mistake.ts';
import { keyOf } from './question-key.ts';

export interface LessonQuestion {
  readonly id: string;
  /** The index of the right option; undefined where no run of this copy of the site could tell it. */
  readonly key: number | undefined;
}

/** Changes with what is asked, so that an answer to another question is never taken for one to this. */
export function questionId(by: string, ask: string, options: readonly string[]): string {
  return `q-${hashOf([by, ask, ...options].join('\n')).slice(0, 8)}`;
}

type Attribute = MdxJsxAttribute | MdxJsxExpressionAttribute;

function textOf(attributes: readonly Attribute[], name: string): string {
  const found = attributes.find((each) => each.type === 'mdxJsxAttribute' && each.name === name);
  if (typeof found?.value === 'string') return found.value;
  throw new AuthorMistake(`<Question>: ${name} is a text in quotation marks.`);
}

/** `options={['a', 'b']}`, literal texts only. */
export function literalTexts(attributes: readonly Attribute[], name: string): readonly string[] {
  const found = attributes.find((each) => each.type === 'mdxJsxAttribute' && each.name === name);
  const program = typeof found?.value === 'object' ? found.value?.data?.estree : undefined;
  const [statement] = program?.body ?? [];
  const list = statement?.type === 'ExpressionStatement' ? statement.expression : undefined;
  const texts = list?.type === 'ArrayExpression' ? list.elements : [];
  return texts.map((each) => {
    if (each?.type === 'Literal' && typeof each.value === 'string') return each.value;
    throw new AuthorMistake(`<Question>: ${name} is a list of texts in quotation marks.`);
  });
}

/** By the text: every lesson's page asks for those of all lessons. */
const keysIn = new Map<string, string>();

/** As `answers-mark` takes them: `q-1f2e:0 q-77ab:2`. */
export function questionKeysIn(lesson: string, body: string): string {
  const known = keysIn.get(body);
  if (known !== undefined) return known;
  const keys = questionsIn(lesson, body)
    .map(({ id, key }) => `${id}:${key === undefined ? '' : String(key)}`)
    .join(' ');
  keysIn.set(body, keys);
  return keys;
}

/** @param body the text of the lesson's MDX, without its frontmatter */
export function questionsIn(lesson: string, body: string): readonly LessonQuestion[] {
  const questions: LessonQuestion[] = [];
  visit(mdxParser.parse(body), 'mdxJsxFlowElement', ({ name, attributes }: MdxJsxFlowElement) => {
    if (name !== 'Question') return;
    const [by, ask, options] = [
      textOf(attributes, 'by'),
      textOf(attributes, 'ask'),
      literalTexts(attributes, 'options'),
    ];
    questions.push({ id: questionId(by, ask, options), key: keyOf(ask, evidenceOf(lesson, by), options) });
  });
  return questions;
}
