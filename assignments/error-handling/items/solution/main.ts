import express from 'express';
import { findItem } from './find-item.ts';
import { httpErrors } from './http-error.ts';

const app = express();

app.get('/items/:id', async (req, res) => {
  res.json(await findItem(req.params.id));
});

/** A bug, so that you can see what becomes of one. */
app.get('/stock', () => {
  throw new Error('no such table: stock');
});

app.use(httpErrors);

app.listen(3000, (error) => {
  if (error) throw error;
  console.log('Listening on http://localhost:3000');
});
