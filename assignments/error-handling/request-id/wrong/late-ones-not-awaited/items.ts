import { EventEmitter, once } from 'node:events';
import { Router } from 'express';
import { log } from './log.ts';
import { requestIdOf } from './request-id.ts';

export const shelf = new EventEmitter();

/** Stands for a database. An item that begins with `late-` has to arrive first. */
async function findItem(id: string, requestId: string): Promise<string> {
  log(requestId, `looking for ${id}`);
  if (id.startsWith('late-')) void once(shelf, `arrival of ${id}`);
  if (id.startsWith('no-')) throw new Error(`there is no ${id}`);
  log(requestId, `found ${id}`);
  return `item ${id}`;
}

export const items = Router();

items.get('/items/:id', async (req, res) => {
  res.json(await findItem(req.params.id, requestIdOf(res)));
});
