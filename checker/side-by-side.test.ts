import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as after } from 'node:timers/promises';
import { sideBySide, sideBySideOrAlone } from './side-by-side.ts';

test('at most so many pieces of work are under way, and each result stands where its item stood', async () => {
  let [underWay, most] = [0, 0];
  const results = await sideBySide([5, 1, 3, 2], 2, async (ms) => {
    underWay += 1;
    most = Math.max(most, underWay);
    await after(ms);
    underWay -= 1;
    return ms * 10;
  });
  assert.deepEqual(results, [50, 10, 30, 20]);
  assert.equal(most, 2);
});

test('what its neighbours may have disturbed is done once more, alone, and only once', async () => {
  let underWay = 0;
  const tries: string[] = [];
  const work = async (name: string): Promise<string> => {
    tries.push(name);
    underWay += 1;
    await after(5);
    const result = underWay > 1 || name === 'hopeless' ? 'disturbed' : 'calm';
    underWay -= 1;
    return result;
  };
  const names = ['a', 'hopeless', 'b'];
  const results = await sideBySideOrAlone(names, 3, work, { mayBeDisturbed: (result) => result === 'disturbed' });
  assert.deepEqual(results, ['calm', 'disturbed', 'calm']);
  assert.deepEqual(tries.slice(3), ['a', 'hopeless']);
});
