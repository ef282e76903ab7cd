import type { Plugin } from 'esbuild';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { z } from 'zod';
import { projectRoot } from '../project.ts';

/**
 * sucrase's parser as the page carries it: its constants stand where they are used, its table of keywords is made when
 * it is loaded, and Flow and JSX, which no program of ours is parsed with, are left out.
 */

const require = createRequire(join(projectRoot, 'package.json'));
const constants = z.record(z.string(), z.unknown());

function constantsOf(file: string, name: string): Readonly<Record<string, unknown>> {
  return constants.parse(constants.parse(require(`sucrase/dist/parser/${file}`))[name]);
}

const tokenTypes = constantsOf('tokenizer/types', 'TokenType');
const keywords = constantsOf('tokenizer/keywords', 'ContextualKeyword');
const tables: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  tt: tokenTypes,
  TokenType: tokenTypes,
  ContextualKeyword: keywords,
  charCodes: constantsOf('util/charcodes', 'charCodes'),
};

const CONSTANT = /\b(tt|TokenType|ContextualKeyword|charCodes)\.(\w+)\b/g;
const TABLE =
  /export var (TokenType|ContextualKeyword|charCodes); \(function \(\1\) \{[^]*?\}\)\(\1 \|\| \(\1 = \{\}\)\);/g;

/** @throws Error where the source names a constant that sucrase has not */
export function withConstants(source: string): string {
  const without = source.replaceAll(TABLE, 'export const $1 = undefined;');
  return without.replaceAll(CONSTANT, (whole, table: string, name: string) => {
    const value = tables[table]?.[name];
    if (typeof value !== 'number') throw new Error(`sucrase has no ${whole}.`);
    return String(value);
  });
}

const WIDTH = 27;

/** Words with their values, as the table of `readWordTree.js` has them: a row for each beginning of a word. */
function wordsFromTree(tree: Int32Array, at = 0, word = ''): (readonly [word: string, value: number])[] {
  const value = tree[at] ?? -1;
  const rest = Array.from({ length: WIDTH - 1 }, (_, letter) => {
    const next = tree[at + 1 + letter] ?? -1;
    return next === -1 ? [] : wordsFromTree(tree, next, word + String.fromCharCode(97 + letter));
  });
  return [...(value === -1 ? [] : [[word, value] as const]), ...rest.flat()];
}

/** The reverse, as the page does it. */
const TREE_FROM_WORDS = `words => {
  const tree = [];
  const addRow = () => { for (let i = 0; i < ${String(WIDTH)}; i++) tree.push(-1); return tree.length - ${String(WIDTH)}; };
  addRow();
  for (const [word, value] of words) {
    let at = 0;
    for (const letter of word) {
      const next = at + letter.charCodeAt(0) - 96;
      if (tree[next] === -1) tree[next] = addRow();
      at = tree[next];
    }
    tree[at] = value;
  }
  return new Int32Array(tree);
}`;

function keywordTable(): string {
  const { READ_WORD_TREE: tree } = constants.parse(require('sucrase/dist/parser/tokenizer/readWordTree'));
  if (!(tree instanceof Int32Array)) throw new Error('sucrase has no table of keywords.');
  const words = wordsFromTree(tree).map(([word, value]) => `${word} ${String(value)}`);
  return `const words = ${JSON.stringify(words.join())}.split(',').map((pair) => pair.split(' '));
export const READ_WORD_TREE = (${TREE_FROM_WORDS})(words);`;
}

/** The names that a message calls the tokens by, as the list that the switch of `types.js` is. */
function tokenNames(): string {
  const { formatTokenType } = constants.parse(require('sucrase/dist/parser/tokenizer/types'));
  if (typeof formatTokenType !== 'function') throw new Error('sucrase does not name its tokens.');
  const names = new Map(
    Object.values(tokenTypes).map((type) => [type, String(Reflect.apply(formatTokenType, undefined, [type]))]),
  );
  const lines = [...names].flatMap(([type, name]) => (name === '' ? [] : [`${String(type)} ${name}`]));
  return `const lines = ${JSON.stringify(lines.join('\n'))}.split('\\n');
export const TokenType = undefined;
export const formatTokenType = (type) => lines.find((line) => line.startsWith(type + ' '))?.slice(String(type).length + 1) ?? '';`;
}

function withoutBodies(source: string): string {
  const names = [...source.matchAll(/^export (?:default )?function (\w+)/gm)].map(([, name = '']) => name);
  return names.map((name) => `export function ${name}() { throw new Error('${name}'); }`).join('\n');
}

export const sucraseSource: Plugin = {
  name: 'sucrase-source',
  setup(bundler) {
    const load = (filter: RegExp, contentsOf: (source: string) => string, loader: 'js' | 'ts' = 'js'): void => {
      bundler.onLoad({ filter }, ({ path }) => ({ contents: contentsOf(readFileSync(path, 'utf8')), loader }));
    };
    load(/sucrase\/dist\/esm\/parser\/plugins\/(flow|jsx\/index)\.js$/, withoutBodies);
    load(/sucrase\/dist\/esm\/parser\/tokenizer\/readWordTree\.js$/, keywordTable);
    load(/sucrase\/dist\/esm\/parser\/tokenizer\/types\.js$/, tokenNames);
    load(/sucrase\/dist\/esm\/.*\.js$/, withConstants);
    load(/runtime\/browser\/(modules|extras)\/.*\.ts$/, withConstants, 'ts');
  },
};
