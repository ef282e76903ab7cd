import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createMemoryCeiling } from './memory.ts';

const MOST = 1_000;
const [one, other] = [{}, {}];

function counting(t: { readonly mock: { readonly timers: { enable: (of: { apis: ['setTimeout'] }) => void } } }) {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  let ended = 0;
  const ceiling = createMemoryCeiling(() => (ended += 1), MOST);
  return { ...ceiling, ended: () => ended };
}

test('what all workers take together counts, and only what is still taken after a while', (t) => {
  const memory = counting(t);
  memory.take(one, 600);
  memory.take(other, 400);
  t.mock.timers.tick(10_000);
  assert.equal(memory.ended(), 0);
  memory.take(other, 500);
  t.mock.timers.tick(1_000);
  memory.take(one, 100);
  t.mock.timers.tick(10_000);
  assert.equal(memory.ended(), 0);
  memory.take(one, 601);
  t.mock.timers.tick(2_000);
  assert.equal(memory.ended(), 1);
});

test('many times as much is too much at once', (t) => {
  const memory = counting(t);
  memory.take(one, 4 * MOST);
  assert.equal(memory.ended(), 0);
  memory.take(one, 4 * MOST + 1);
  assert.equal(memory.ended(), 1);
});

test('a program that has ended is not ended again', (t) => {
  const memory = counting(t);
  memory.take(one, MOST + 1);
  memory.close();
  t.mock.timers.tick(10_000);
  assert.equal(memory.ended(), 0);
});
