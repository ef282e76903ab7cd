import express from 'express';
import { items, shelf } from './items.ts';
import { onError } from './on-error.ts';
import { withRequestId } from './request-id.ts';

const app = express();

app.use(withRequestId);
app.use(items);

/** Lets an item arrive: for you, so that two requests can overlap. */
app.post('/arrivals/:id', (req, res) => {
  shelf.emit(`arrival of ${req.params.id}`);
  res.status(204).end();
});

app.use(onError);

app.listen(3000, (error) => {
  if (error) throw error;
  console.log('Listening on http://localhost:3000');
});
