/** The words of a text that can be misspelled: no code, no names in other letters, and no particle behind either. */
import type { Nodes } from 'mdast';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import { mdxParser } from '#checker/mdx-parser.ts';

/** Stands for code, and for what a slot is filled with. */
const CODE = '\u0001';
/** In the frontmatter, what is no prose. */
const FACTS = ['points', 'standsOn'];

const json: z.ZodType<Json> = z.lazy(() =>
  z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(json), z.record(z.string(), json)]),
);
type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

function textsIn(value: Json): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return Object.entries(value).flatMap(([key, each]) => (FACTS.includes(key) ? [] : textsIn(each)));
}

function proseOf(node: Nodes): string {
  if (node.type === 'text') return node.value;
  if (node.type === 'inlineCode') return CODE;
  if (node.type === 'yaml') return textsIn(json.parse(parseYaml(node.value))).join('\n');
  if (node.type === 'paragraph' || node.type === 'heading') return `${node.children.map(proseOf).join('')}\n`;
  return 'children' in node ? node.children.map(proseOf).join('') : '';
}

/** @param path tells how the text is read: `.json` of sentences, else Markdown */
export function proseIn(path: string, text: string): string {
  const prose = path.endsWith('.json')
    ? textsIn(json.parse(JSON.parse(text))).join('\n')
    : proseOf(mdxParser.parse(text));
  return prose.replaceAll(/`[^`\n]*`|\{\w+\}|https?:\S+/g, CODE);
}

const WORDS: Readonly<Record<string, RegExp>> = {
  // Behind other letters it is a particle, of which `content` knows nothing.
  ko: /(?<![\w가-힣\u0001)\]”’"'.%+/~–-])[가-힣]+/g,
  // A name has capitals, digits or signs inside.
  en: /(?<![\w\u0001.\-/@$#:<\p{L}])[A-Z]?[a-z]+(?:[’'](?:s|t|re|ll|ve|d|m))?(?![\w\u0001\-/@(=:>\p{L}]|\.\w)/gu,
};

export function wordsIn(locale: string, prose: string): ReadonlySet<string> {
  return new Set(Array.from(prose.matchAll(WORDS[locale] ?? /$^/g), ([word]) => word.replaceAll('’', "'")));
}
