import { Router } from 'express';
import { z } from 'zod';
import { checked } from './checked.ts';
import { HttpError } from './http-error.ts';

const names = new Map([
  [1, 'Boostcamp'],
  [2, 'AI'],
  [3, 'Tech'],
]);

/** Stands for a database: it answers later. */
async function findName(id: number): Promise<string | undefined> {
  return Promise.resolve(names.get(id));
}

const Params = z.object({
  id: z.string().regex(/^\d+$/).transform(Number).pipe(z.int()),
});

export const items = Router();

items.get('/v1/:id', async (req, res) => {
  const { id } = checked(Params, req.params);
  const name = await findName(id);
  if (name === undefined) throw new Error(`KeyError: ${id}`);
  res.json(name);
});

async function existingName(id: number): Promise<string> {
  const name = await findName(id);
  if (name === undefined) throw new HttpError(404, `아이템을 찾을 수 없습니다 [id: ${id}]`);
  return name;
}

items.get('/v2/:id', async (req, res) => {
  const { id } = checked(Params, req.params);
  res.json(await existingName(id));
});

const Order = z.object({ item: z.int(), count: z.int().min(1).max(1000) });

items.post('/orders', (req, res) => {
  res.status(201).json(checked(Order, req.body));
});
