import express from 'express';
import { ModelsQuery } from './models-query.ts';

const app = express();

app.get('/models', (req, res) => {
  const parsed = ModelsQuery.safeParse(req.query);
  if (!parsed.success) {
    const fields = parsed.error.issues.map(({ path }) => path[0]);
    res.status(422).json({ fields });
    return;
  }
  Object.assign(req, { query: parsed.data });
  res.json(req.query);
});

app.listen(3000, (error) => {
  if (error) throw error;
  console.log('Listening on http://localhost:3000');
});
