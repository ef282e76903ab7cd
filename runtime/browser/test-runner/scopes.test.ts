import assert from 'node:assert/strict';
import { AsyncResource } from 'node:async_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import { test } from 'node:test';
import { newScopes, type AnyTest } from './scopes.ts';

const named = (name: string, subtests: readonly AnyTest[] = [], finished = false): AnyTest => ({
  name,
  startTime: 1n,
  finished,
  subtests,
});

test('a resource that is made in a scope runs in it, also behind an await', async () => {
  const scopes = newScopes();
  const scope: { test?: AnyTest } = {};
  let resource: AsyncResource | undefined;
  scopes.run(scope, () => {
    resource = new AsyncResource('Test');
  });
  scope.test = named('mine');
  assert.equal(scopes.running(), undefined);
  const heard = await resource?.runInAsyncScope(async () => {
    await delay(1);
    return scopes.running()?.name;
  });
  assert.equal(heard, 'mine');
});

test('the only one that runs is known; of two that run at once, none', () => {
  const { onlyOne } = newScopes();
  assert.equal(onlyOne(named('<root>')), undefined);
  assert.equal(onlyOne(named('<root>', [named('done', [], true), named('suite', [named('inner')])]))?.name, 'inner');
  assert.equal(onlyOne(named('<root>', [named('a'), named('b')])), undefined);
});
