import { setTimeout as wait } from 'node:timers/promises';
import express from 'express';
import type { RequestHandler } from 'express';
import { noRoute, onError } from './errors.ts';

const results = new Map<string, string>();

/** Waits for the work and says "accepted" afterwards. */
const waitFirst: RequestHandler = async (_req, res) => {
  await wait(800);
  res.status(202).json('ok');
};

/** Hands over what the map gives, and for an unknown key it gives undefined. */
const handOver: RequestHandler<{ id: string }> = (req, res) => {
  res.json(results.get(req.params.id));
};

let result: string | null = null;

/** One variable for the results of everybody. */
const remember: RequestHandler<{ name: string }> = (req, res) => {
  setTimeout(() => (result = `forecast for ${req.params.name}`), 100);
  res.status(202).json('ok');
};

const latest: RequestHandler = (_req, res) => {
  res.json(result);
};

const app = express();
app.post('/wait-first', waitFirst);
app.get('/results/:id', handOver);
app.post('/forecasts/:name', remember);
app.get('/forecast', latest);
app.use(noRoute, onError);

app.listen(3000, (error) => {
  if (error) throw error;
  console.log('Listening on http://localhost:3000');
});
