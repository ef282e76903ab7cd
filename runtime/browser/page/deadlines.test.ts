import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { createDeadlines } from './deadlines.ts';

/** Whatever the machine is busy with. */
async function untilPassed(passed: readonly string[], count: number): Promise<void> {
  while (passed.length < count) await pause(5);
}

test('deadlines pass in their order, whatever the order in which they were set', async () => {
  const passed: string[] = [];
  const deadlines = createDeadlines();
  deadlines.add(60, () => passed.push('last'));
  deadlines.add(20, () => passed.push('first'));
  deadlines.add(40, () => passed.push('second'));
  await untilPassed(passed, 3);
  assert.deepEqual(passed, ['first', 'second', 'last']);
});

test('deadlines that a late timer finds passed pass in their order, too', async () => {
  const passed: string[] = [];
  const deadlines = createDeadlines();
  deadlines.add(20, () => passed.push('second'));
  deadlines.add(10, () => passed.push('first'));
  const until = performance.now() + 30;
  while (performance.now() < until);
  await untilPassed(passed, 2);
  assert.deepEqual(passed, ['first', 'second']);
});

test('a deadline that was forgotten never passes, and the others still do', async () => {
  const passed: string[] = [];
  const deadlines = createDeadlines();
  const forget = deadlines.add(10, () => passed.push('forgotten'));
  deadlines.add(30, () => passed.push('kept'));
  forget();
  await untilPassed(passed, 1);
  deadlines.add(10, () => passed.push('later'));
  await untilPassed(passed, 2);
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
  await untilPassed(passed, 2);
  assert.deepEqual(passed, ['one', 'three']);
});
