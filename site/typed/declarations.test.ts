import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withShortDescriptions } from './declarations.ts';

const declared = (...lines: readonly string[]): string =>
  withShortDescriptions(`/**\n${lines.map((line) => ` * ${line}`).join('\n')}\n */\nfoo();`);

test('of a description the first paragraph stays', () => {
  assert.equal(declared('One', 'two.', '', 'Three.', '@param a the a'), '/** One\ntwo. */\nfoo();');
});

test('what is out of date stays said', () => {
  assert.equal(declared('One.', '', '@deprecated use bar', '@since 1'), '/** One.\n@deprecated use bar */\nfoo();');
});

test('what describes nothing goes', () => {
  assert.equal(declared('@since 1'), '\nfoo();');
});
