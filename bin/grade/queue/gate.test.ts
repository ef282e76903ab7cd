import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { openGate } from './gate.ts';

test('whoever is alone has nothing beside it, and is not passed by those who come later', async () => {
  const gate = openGate();
  const told: string[] = [];
  let beside = 0;
  const many = (name: string): Promise<void> =>
    gate.beside(async () => {
      beside += 1;
      await wait(10);
      beside -= 1;
      told.push(name);
    });
  const alone = (name: string): Promise<void> =>
    gate.alone(async () => {
      assert.equal(beside, 0);
      await wait(10);
      assert.equal(beside, 0);
      told.push(name);
    });
  await Promise.all([many('a'), many('b'), alone('C'), many('d'), alone('E'), many('f')]);
  assert.deepEqual(told, ['a', 'b', 'C', 'E', 'd', 'f']);
});
