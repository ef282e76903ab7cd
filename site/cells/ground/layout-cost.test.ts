import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fitOf } from './layout-cost.ts';

test('what fits is told by its letters, and others than those of ASCII count more', () => {
  assert.deepEqual(fitOf('abcdef', 4), { letters: 4, cost: 4 });
  assert.deepEqual(fitOf('abcdef', 100), { letters: 6, cost: 6 });
  assert.deepEqual(fitOf('לאלא', 25), { letters: 2, cost: 20 });
  assert.deepEqual(fitOf('a한b', 12), { letters: 3, cost: 12 });
  assert.deepEqual(fitOf('', 5), { letters: 0, cost: 0 });
});
