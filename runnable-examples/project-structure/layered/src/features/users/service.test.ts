import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { UserRepository } from './repository.ts';
import { createUserService } from './service.ts';

const noUsers: UserRepository = {
  list: () => Promise.resolve([]),
  find: () => Promise.resolve(undefined),
};

test('finds a user however the name is written', async () => {
  const find = (name: string) =>
    Promise.resolve(name === 'rick' ? { username: 'Rick' } : undefined);
  const users = createUserService({ ...noUsers, find });

  assert.deepEqual(await users.find('RICK'), { username: 'Rick' });
});

test('says who was not found', async () => {
  const users = createUserService(noUsers);

  await assert.rejects(users.find('zed'), { message: 'user zed not found' });
});

test('a broken disk is not a missing user', async () => {
  const find = () => Promise.reject(new Error('the disk is broken'));
  const users = createUserService({ ...noUsers, find });

  await assert.rejects(users.find('rick'), { message: 'the disk is broken' });
});
