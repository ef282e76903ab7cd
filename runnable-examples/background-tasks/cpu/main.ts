import express from 'express';
import { compute, computeInSlices } from './compute.ts';

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

app.post('/after-response', (_req, res) => {
  res.once('finish', () => {
    heavy().catch(console.error);
  });
  res.status(202).json('ok');
});

app.post('/slices', (_req, res) => {
  res.once('finish', () => {
    computeInSlices(1000).then(() => console.log('computed'), console.error);
  });
  res.status(202).json('ok');
});

app.listen(3000, (error) => {
  if (error) throw error;
  console.log('Listening on http://localhost:3000');
});
