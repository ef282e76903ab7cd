import { readFile } from 'node:fs/promises';
import express from 'express';
import { z } from 'zod';
import { noRoute, onError } from './errors.ts';
import { jsonBody } from './json-body.ts';

const app = express();
app.use(jsonBody);

const Users = z.record(z.string(), z.object({ username: z.string().min(1) }));

const NewOrder = z.object({
  username: z.string().min(1).max(40),
  item: z.string().min(1).max(40),
});

type Order = z.infer<typeof NewOrder> & { id: number };

const orders: Order[] = [];

/** A name is the same name in capitals. */
export function keyOf(username: string): string {
  return username.toLowerCase();
}

async function findUser(username: string) {
  const text = await readFile(new URL('data/users.json', import.meta.url), 'utf8');
  const users = new Map(Object.entries(Users.parse(JSON.parse(text))));
  return users.get(keyOf(username));
}

app.get('/api/v1/users/:username', async (req, res) => {
  const user = await findUser(req.params.username);
  if (user) res.json(user);
  else res.status(404).json({ detail: `user ${req.params.username} not found` });
});

app.post('/api/v1/orders', async (req, res) => {
  const parsed = NewOrder.safeParse(req.body);
  if (!parsed.success) {
    const detail = parsed.error.issues.map(({ code, path, message }) => ({
      type: code,
      loc: ['body', ...path],
      msg: message,
    }));
    res.status(422).json({ detail });
    return;
  }
  const { username, item } = parsed.data;
  const user = await findUser(username);
  if (!user) {
    res.status(404).json({ detail: `user ${username} not found` });
    return;
  }
  const order = { id: orders.length + 1, username: user.username, item };
  orders.push(order);
  res.status(201).json(order);
});

app.get('/api/v1/orders/:id', (req, res) => {
  const order = orders.find(({ id }) => String(id) === req.params.id);
  if (order) res.json(order);
  else res.status(404).json({ detail: `order ${req.params.id} not found` });
});

app.use(noRoute, onError);

app.listen(3000, (error) => {
  if (error) throw error;
  console.log('Listening on http://localhost:3000');
});
