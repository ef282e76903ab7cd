import assert from 'node:assert/strict';
import { test } from 'node:test';
import { callAt } from './asserted-expression.ts';

/** `^` stands where the called name begins. */
const cases: readonly (readonly [code: string, marks: string, call: string])[] = [
  ['assert(a === b);', '^', 'assert(a === b)'],
  ['  assert.ok(value)', '         ^', 'assert.ok(value)'],
  ['t.assert?.ok((1, 0)); next()', '          ^', 't.assert?.ok((1, 0))'],
  ["assert['ok'](0)", '       ^', "assert['ok'](0)"],
  ["assert['ok'](0)", '            ^', "assert['ok'](0)"],
  ["assert.ok(text === ')(', 'no')", '       ^', "assert.ok(text === ')(', 'no')"],
  ['if (x) assert.ok(', '              ^', 'assert.ok('],
  ['(assert.ok(false), 1)', '        ^', 'assert.ok(false)'],
  ['f(); assert(false)', '     ^', 'assert(false)'],
];

for (const [code, marks, call] of cases)
  test(`the call in ${code}`, () => assert.equal(callAt(code, marks.indexOf('^')), call));
