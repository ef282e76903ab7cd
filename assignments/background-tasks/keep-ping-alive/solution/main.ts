import express from 'express';
import { z } from 'zod';
import { checked, jsonBody, noRoute, onError } from './requests.ts';
import { scoreRows } from './score-rows.ts';

const Rows = z.array(z.number()).max(1_000);

let computing = 0;

const app = express();
app.use(jsonBody);

/** Says how many computations are going on while it is answered. */
app.get('/ping', (_req, res) => {
  res.json({ computing });
});

app.post('/scores', async (req, res) => {
  const rows = checked(Rows, req.body);
  computing += 1;
  console.log(`scoring ${rows.length} rows`);
  let ticks = 0;
  const clock = setInterval(() => (ticks += 1), 1);
  try {
    res.json({ scores: await scoreRows(rows), turnsOfOthers: ticks });
  } finally {
    clearInterval(clock);
    computing -= 1;
  }
});

app.use(noRoute, onError);

app.listen(3000, (error) => {
  if (error) throw error;
  console.log('Listening on http://localhost:3000');
});
