import { Router } from 'express';

const names = { 1: 'Boostcamp', 2: 'AI', 3: 'Tech' };

/** Every object inherits a few names that nobody stored. */
function nameOf(id: string): unknown {
  return Reflect.get(names, id);
}

async function findName(id: string): Promise<unknown> {
  return Promise.resolve(nameOf(id));
}

export const silent = Router();

silent.get('/inherited/:id', (req, res) => {
  const name = nameOf(req.params.id);
  if (name === undefined) res.status(404);
  res.json(name);
});

function priceOf(): number {
  throw new Error('the price service is down');
}

silent.get('/swallowed', (_req, res) => {
  let price = 0;
  try {
    price = priceOf();
  } catch {
    // "It must not crash."
  }
  res.json({ price });
});

silent.get('/await-forgotten/:id', (req, res) => {
  res.json(findName(req.params.id));
});

silent.get('/twice/:id', (req, res) => {
  const name = nameOf(req.params.id);
  if (name === undefined) res.status(404).json({ title: 'Not Found' });
  res.json({ name });
});
