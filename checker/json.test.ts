import assert from 'node:assert/strict';
import { test } from 'node:test';
import { valueFromJson } from './json.ts';

test('what is nested too deep is no JSON; brackets in a text do not count', () => {
  const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);
  assert.throws(() => valueFromJson(nested(100_000)), SyntaxError);
  assert.doesNotThrow(() => valueFromJson(nested(100)));
  const text = `\\"${'['.repeat(1000)}`;
  assert.deepEqual(valueFromJson(JSON.stringify([text])), [text]);
});
