import express from 'express';
import { z } from 'zod';
import { malformed } from './malformed.ts';
import { Plan, rehearse } from './rehearsal.ts';

const app = express();
app.use(express.json());

app.post('/run', async (req, res) => {
  const plan = Plan.safeParse(req.body);
  if (plan.success) res.json(await rehearse(plan.data));
  else res.status(422).json({ detail: z.prettifyError(plan.error) });
});

app.use(malformed);

app.listen(3000, (error) => {
  if (error) throw error;
  console.log('Listening on http://localhost:3000');
});
