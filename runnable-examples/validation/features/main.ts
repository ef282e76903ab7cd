import express from 'express';
import { jsonOnly, malformed } from './malformed.ts';
import { score } from './model.ts';
import { Batch } from './row.ts';
import { validated } from './validated.ts';

const app = express();

app.post(
  '/predict',
  jsonOnly,
  express.json(),
  validated({ body: Batch }, ({ body }, _req, res) => {
    res.json({ scores: body.rows.map(score) });
  }),
);

app.use((_req, res) => {
  res.status(404).json({ detail: 'Not Found' });
});
app.use(malformed);

app.listen(3000, (error) => {
  if (error) throw error;
  console.log('Listening on http://localhost:3000');
});
