import express from 'express';
import { ModelsQuery } from './models-query.ts';

const app = express();

app.get('/models', (req, res) => {
  const parsed = ModelsQuery.safeParse(req.query);
  // TODO: name every bad option in a 422.
  res.json(parsed.data);
});

app.listen(3000, (error) => {
  if (error) throw error;
  console.log('Listening on http://localhost:3000');
});
