import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test } from 'node:test';
import { ordersInMemory } from '#src/features/orders/index.ts';
import type { UserRepository } from '#src/features/users/index.ts';
import { createApp } from './app.ts';

const summer: UserRepository = {
  list: () => Promise.resolve([{ username: 'Summer' }]),
  find: () => Promise.resolve({ username: 'Summer' }),
};

/** Port 0 means: any that is free. */
async function serve(t: { after: (done: () => void) => void }): Promise<string> {
  const server = createApp({ users: summer, orders: ordersInMemory() }).listen(0);
  t.after(() => server.close());
  await once(server, 'listening');
  const address = server.address();
  assert.ok(typeof address === 'object' && address);
  return `http://localhost:${address.port}/api/v1`;
}

test('answers over HTTP with a fake repository', async (t) => {
  const api = await serve(t);

  const response = await fetch(`${api}/users`);

  assert.deepEqual(await response.json(), [{ username: 'Summer' }]);
});

test('two apps share no orders', async (t) => {
  const [one, other] = [await serve(t), await serve(t)];

  const body = JSON.stringify({ username: 'summer', item: 'Taco' });
  const headers = { 'content-type': 'application/json' };
  await fetch(`${one}/orders`, { method: 'POST', headers, body });

  assert.equal((await fetch(`${one}/orders/1`)).status, 200);
  assert.equal((await fetch(`${other}/orders/1`)).status, 404);
});
