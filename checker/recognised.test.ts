import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recognised } from './recognised.ts';

const english = [
  ['b', 'No "{name}". Take {other}'],
  ['a', 'No "{name}"'],
  ['c', 'One (or more)'],
] as const;

test('a sentence is found by its shape, with what stands in its slots; else it is said as it was told', () => {
  assert.deepEqual(recognised('No "x"', english), { say: 'a', facts: { name: 'x' } });
  assert.deepEqual(recognised('No "x\ny". Take z', english), { say: 'b', facts: { name: 'x\ny', other: 'z' } });
  assert.deepEqual(recognised('One (or more)', english), { say: 'c', facts: {} });
  assert.equal(recognised('One or more', english), 'One or more');
});
