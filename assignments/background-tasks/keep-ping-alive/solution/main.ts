import express from 'express';
import { z } from 'zod';
import { scoreRows } from './score-rows.ts';

const Rows = z.array(z.number()).max(1_000);

let computing = 0;

const app = express();
app.use(express.json());

/** Says how many computations are going on while it is answered. */
app.get('/ping', (_req, res) => {
  res.json({ computing });
});

app.post('/scores', async (req, res) => {
  const rows = Rows.parse(req.body);
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

app.use(((error, _req, res, _next) => {
  res.status(500).json({ detail: error instanceof Error ? error.message : 'unknown' });
}) satisfies express.ErrorRequestHandler);

app.listen(3000, (error) => {
  if (error) throw error;
  console.log('Listening on http://localhost:3000');
});
