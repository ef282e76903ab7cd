import assert from 'node:assert/strict';
import { test } from 'node:test';
import { coloursFromTokens, readColours } from './colours.ts';
import { tokensFromJson, type Token } from './json-tokens.ts';

test('what the build writes is what the page reads', () => {
  const json = '{ "rate": 12, "open": true, "name": "Ada" }';
  const tokens = tokensFromJson(json);
  const read = readColours(coloursFromTokens(tokens)).map(({ letter, from, to }) => [letter, json.slice(from, to)]);
  const coloured = tokens.flatMap(({ text, token }) => (token === undefined ? [] : [[token.charAt(0), text]]));
  assert.ok(coloured.length > 4);
  assert.deepEqual(read, coloured);
});

test('what stands in an element of its own is left out, and the rest stays in its place', () => {
  const tokens: readonly Token[] = [
    { text: 'const', token: 'keyword' },
    { text: ' a; ' },
    { text: '// a word', token: 'comment' },
    { text: '\n' },
    { text: 'let', token: 'keyword' },
  ];
  const colours = coloursFromTokens(tokens, ({ token }) => token === 'comment');
  assert.equal(colours, 'k0.5k14.3');
  assert.deepEqual(readColours(''), []);
});
