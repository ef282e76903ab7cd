import { build } from 'esbuild';
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { test } from 'node:test';
import { z } from 'zod';
import { projectRoot } from '../project.ts';
import { sucraseSource, withConstants } from './sucrase-source.ts';

const require = createRequire(join(projectRoot, 'package.json'));
const tokenizer = join(projectRoot, 'node_modules/sucrase/dist/esm/parser/tokenizer');

const parts = z.object({
  READ_WORD_TREE: z.instanceof(Int32Array),
  formatTokenType: z.custom<(type: number) => string>((value) => typeof value === 'function'),
});

async function asThePageHasIt(): Promise<z.infer<typeof parts>> {
  const { outputFiles } = await build({
    stdin: {
      contents: `export { READ_WORD_TREE } from './readWordTree.js'; export { formatTokenType } from './types.js';`,
      resolveDir: tokenizer,
    },
    bundle: true,
    write: false,
    format: 'esm',
    plugins: [sucraseSource],
  });
  return parts.parse(await import(`data:text/javascript,${encodeURIComponent(outputFiles[0]?.text ?? '')}`));
}

/** What the tokenizer finds at the end of a word. */
function valueOf(tree: Int32Array, word: string): number | undefined {
  let at = 0;
  for (const letter of word) {
    const next = tree[at + letter.charCodeAt(0) - 96];
    if (next === undefined || next === -1) return undefined;
    at = next;
  }
  return tree[at];
}

test('the table of keywords that the page makes is the one that sucrase ships', async () => {
  const { READ_WORD_TREE: made } = await asThePageHasIt();
  const { READ_WORD_TREE: shipped } = parts
    .pick({ READ_WORD_TREE: true })
    .parse(require('sucrase/dist/parser/tokenizer/readWordTree'));
  assert.equal(made.length, shipped.length);
  for (const word of [
    'abstract',
    'await',
    'satisfies',
    'using',
    'yield',
    'return',
    'type',
    'enum',
    'a',
    'returns',
    'zod',
    '',
  ])
    assert.equal(valueOf(made, word), valueOf(shipped, word), word);
});

test('tokens are called in messages what sucrase calls them', async () => {
  const { formatTokenType } = await asThePageHasIt();
  const types = z
    .object({ TokenType: z.record(z.string(), z.unknown()), formatTokenType: parts.shape.formatTokenType })
    .parse(require('sucrase/dist/parser/tokenizer/types'));
  for (const type of Object.values(types.TokenType).filter((value) => typeof value === 'number'))
    assert.equal(formatTokenType(type), types.formatTokenType(type));
});

test('a constant that sucrase has not is told, and those that it has stand where they are used', () => {
  assert.match(withConstants('if (type === tt.name) next();'), /^if \(type === \d+\) next\(\);$/);
  assert.throws(() => withConstants('tt.nothing'), /sucrase has no tt\.nothing/);
});
