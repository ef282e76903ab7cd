import assert from 'node:assert/strict';
import { test } from 'node:test';
import { placesIn } from './line-places.ts';

const files = ['main.ts', 'lib/main.ts', 'a-main.ts'];
const told = (line: string): readonly string[] =>
  placesIn(line, files).map(({ file, line: number, column }) => `${file} ${String(number)} ${String(column)}`);

test('a place is a file of the program, its line, and its column where that is told', () => {
  assert.deepEqual(told('    at add (file:///main.ts:12:3)'), ['main.ts 12 3']);
  assert.deepEqual(told('/home/me/lib/main.ts:7'), ['lib/main.ts 7 1']);
  assert.deepEqual(told('main.ts:1 and lib/main.ts:2:2'), ['main.ts 1 1', 'lib/main.ts 2 2']);
});

test('what only looks like one is none', () => {
  for (const line of ['main.ts', 'main.ts:', 'xmain.ts:3', 'other.ts:3', 'node_modules/x/main.ts:3'])
    assert.deepEqual(told(line), [], line);
});

test('a longer name is not taken for a shorter one', () => {
  assert.deepEqual(told('a-main.ts:4'), ['a-main.ts 4 1']);
});

test('a line that only repeats a name is looked at once', () => {
  const begun = performance.now();
  told('main.ts:'.repeat(1_000_000));
  const long = performance.now() - begun;
  const again = performance.now();
  for (let at = 0; at < 1_000; at += 1) told('main.ts:'.repeat(250));
  assert.ok(long < performance.now() - again + 100);
});
