import express from 'express';
import { z } from 'zod';
import { fromEnvironment } from './from-environment.ts';
import { malformed } from './malformed.ts';
import { merged } from './merged.ts';
import { isTree, type Tree } from './tree.ts';

const defaults: Tree = {
  port: 3000,
  origins: ['http://localhost:5173', 'http://localhost:4173'],
  db: { host: 'localhost', port: 5432, pool: { min: 1, max: 10 } },
};

const Layers = z.object({
  file: z.custom<Tree>(isTree),
  env: z.record(z.string(), z.string()),
});

const app = express();
// What comes back was sent: lists inside lists without end would overflow the stack.
app.use(express.json({ limit: '5kb' }));

app.post('/settings', (req, res) => {
  const layers = Layers.safeParse(req.body);
  if (!layers.success) {
    res.status(422).json({ detail: z.prettifyError(layers.error) });
    return;
  }
  const { file, env } = layers.data;
  res.json(merged(merged(defaults, fromEnvironment(env)), file));
});

/** For the checks: what an object has that nobody has put anything into. */
app.get('/inherited/:name', (req, res) => {
  const inherited: unknown = Reflect.get({}, req.params.name);
  res.json({ inherited: inherited ?? null });
});

app.use(malformed);

app.listen(3000, (error) => {
  if (error) throw error;
  console.log('Listening on http://localhost:3000');
});
