import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { createDeadlines } from './deadlines.ts';

test('deadlines pass in their order, whatever the order in which they were set', async () => {
  const passed: string[] = [];
  const deadlines = createDeadlines();
  deadlines.add(60, () => passed.push('last'));
  deadlines.add(20, () => passed.push('first'));
  deadlines.add(40, () => passed.push('second'));
  await pause(120);
  assert.deepEqual(passed, ['first', 'second', 'last']);
});

test('a deadline that was forgotten never passes, and the others still do', async () => {
  const passed: string[] = [];
  const deadlines = createDeadlines();
  const forget = deadlines.add(10, () => passed.push('forgotten'));
  deadlines.add(30, () => passed.push('kept'));
  forget();
  await pause(80);
  deadlines.add(10, () => passed.push('later'));
  await pause(40);
  assert.deepEqual(passed, ['kept', 'later']);
});

test('what passes may set another, and forget one that is due with it', async () => {
  const passed: string[] = [];
  const deadlines = createDeadlines();
  const forgetting = { forget: (): void => undefined };
  deadlines.add(20, () => {
    passed.push('one');
    forgetting.forget();
    deadlines.add(10, () => passed.push('three'));
  });
  forgetting.forget = deadlines.add(20, () => passed.push('two'));
  const until = performance.now() + 30;
  while (performance.now() < until);
  await pause(60);
  assert.deepEqual(passed, ['one', 'three']);
});
