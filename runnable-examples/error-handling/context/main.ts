import express from 'express';
import { findItem } from './items.ts';
import { badPath, noRoute, sendProblem } from './problem.ts';
import { withRequestId } from './request-id.ts';

const app = express();

app.use(withRequestId);

app.get('/items/:id', async (req, res) => {
  const name = await findItem(req.params.id);
  if (name === undefined) sendProblem(res, 404);
  else res.json(name);
});

app.use(noRoute, badPath);

app.listen(3000, (error) => {
  if (error) throw error;
  console.log('Listening on http://localhost:3000');
});
