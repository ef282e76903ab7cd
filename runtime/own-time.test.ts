import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ownMs, ownTimeout } from './own-time.ts';

test('a deadline is put off by as long as the program waited, again and again', (context) => {
  context.mock.timers.enable({ apis: ['setTimeout'] });
  let waited = 0;
  let isOver = false;
  ownTimeout(
    100,
    () => waited,
    () => (isOver = true),
  );
  waited = 60;
  context.mock.timers.tick(100);
  assert.equal(isOver, false);
  waited = 90;
  context.mock.timers.tick(60);
  assert.equal(isOver, false);
  context.mock.timers.tick(30);
  assert.equal(isOver, true);
});

test('a program that never waits has its deadline at once, and one that is called off has none', (context) => {
  context.mock.timers.enable({ apis: ['setTimeout'] });
  let over = 0;
  ownTimeout(
    100,
    () => 7,
    () => (over += 1),
  );
  const callOff = ownTimeout(
    100,
    () => 7,
    () => (over += 1),
  );
  callOff();
  context.mock.timers.tick(100);
  assert.equal(over, 1);
});

test('a program that waits all the time has ten times its deadline, and no more', (context) => {
  context.mock.timers.enable({ apis: ['setTimeout'] });
  let waited = 0;
  let isOver = false;
  ownTimeout(
    100,
    () => waited,
    () => (isOver = true),
  );
  for (let ms = 100; ms < 1000; ms += 100) {
    waited += 100;
    context.mock.timers.tick(100);
    assert.equal(isOver, false);
  }
  waited += 100;
  context.mock.timers.tick(100);
  assert.equal(isOver, true);
});

test('of a duration only the own part counts', () => {
  assert.equal(ownMs(800, 300), 500);
  assert.equal(ownMs(800, 900), 0);
});
