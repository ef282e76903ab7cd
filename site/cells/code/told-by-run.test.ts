import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RunHearing } from './told-by-run.ts';

function heard(lines: readonly string[], stream: 'stderr' | 'stdout' = 'stderr'): readonly string[] {
  const hearing = new RunHearing();
  return lines
    .map((text) => hearing.hear({ stream, text }, ['main.ts', 'user.ts']))
    .filter((told) => told !== undefined)
    .map(({ place, words }) => `${place.file}:${String(place.line)} ${words}`);
}

test('an error stands at the first line of the program in its stack', () => {
  const stack = ['Error: Boom', '    at node:internal/x:1:2', '    at f (file:///user.ts:3:9)', '    at main.ts:5:1'];
  assert.deepEqual(heard(stack), ['user.ts:3 Error: Boom']);
  assert.deepEqual(heard(stack, 'stdout'), []);
});

test('what cannot be read stands where Node points', () => {
  const lines = ['file:///main.ts:2', 'const b: = 2;', '         ^', '', 'SyntaxError: Unexpected token'];
  assert.deepEqual(heard([...lines, '    at compile (node:internal:1:1)']), [
    'main.ts:2 SyntaxError: Unexpected token',
  ]);
});

test('an uncaught error is told once', () => {
  const lines = ['file:///main.ts:2', 'throw new Error("x")', '^', '', 'Error: x', '    at file:///main.ts:2:7'];
  assert.deepEqual(heard(lines), ['main.ts:2 Error: x']);
});

test('a Zod error tells its issues', () => {
  const issues = ['  {', '    "path": [', '      "age"', '    ],', '    "message": "Invalid input"', '  }', ']'];
  assert.deepEqual(heard(['ZodError: [', ...issues, '    at main.ts:8:20']), [
    'main.ts:8 ZodError:\nage: Invalid input',
  ]);
});

test('a Zod error that nobody caught does so, too', () => {
  const before = ['file:///app/main.ts:3', 'schema.parse({})', '       ^', ''];
  const lines = [...before, 'ZodError: [', '  { "path": [], "message": "No" }', ']', '    at main.ts:3:8'];
  assert.deepEqual(heard(lines), ['main.ts:3 ZodError:\nNo']);
});

test('two errors, one after the other', () => {
  const one = ['TypeError: a', '    at main.ts:1:1'];
  assert.deepEqual(heard([...one, 'RangeError: b', '    at user.ts:2:1']), [
    'main.ts:1 TypeError: a',
    'user.ts:2 RangeError: b',
  ]);
});
