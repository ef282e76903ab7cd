import { setImmediate as othersTurn } from 'node:timers/promises';
import express from 'express';
import { afterResponse } from './after-response.ts';
import { compute, computeInSlices } from './compute.ts';
import { noRoute, onError } from './errors.ts';

const app = express();

app.get('/ping', (_req, res) => {
  res.json('pong');
});

async function heavy(): Promise<void> {
  compute(1000);
  await Promise.resolve();
}

app.post('/async-function', (_req, res) => {
  heavy().catch(console.error);
  res.status(202).json('ok');
});

app.post('/timer', (_req, res) => {
  setTimeout(() => void heavy().catch(console.error), 0);
  res.status(202).json('ok');
});

app.post('/after-response', (_req, res) => {
  afterResponse(res, heavy);
  res.status(202).json('ok');
});

app.post('/settled-promises', (_req, res) => {
  afterResponse(res, () => computeInSlices(1000, () => Promise.resolve()));
  res.status(202).json('ok');
});

app.post('/slices', (_req, res) => {
  afterResponse(res, async () => {
    await computeInSlices(1000, othersTurn);
    console.log('computed');
  });
  res.status(202).json('ok');
});

app.use(noRoute, onError);

app.listen(3000, (error) => {
  if (error) throw error;
  console.log('Listening on http://localhost:3000');
});
