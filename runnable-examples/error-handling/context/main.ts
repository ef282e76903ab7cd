import express from 'express';
import { findItem } from './items.ts';
import { withRequestId } from './request-id.ts';

const app = express();

app.use(withRequestId);

app.get('/items/:id', async (req, res) => {
  res.json(await findItem(req.params.id));
});

app.listen(3000, (error) => {
  if (error) throw error;
  console.log('Listening on http://localhost:3000');
});
