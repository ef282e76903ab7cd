import express from 'express';
import type { ErrorRequestHandler } from 'express';
import { z } from 'zod';
import { score } from './model.ts';
import { Batch } from './row.ts';

const app = express();
app.use(express.json());

app.post('/predict', (req, res) => {
  const parsed = Batch.safeParse(req.body);
  if (!parsed.success) {
    const detail = parsed.error.issues.map((issue) => ({
      type: issue.code,
      loc: issue.path,
    }));
    res.status(422).json({ detail });
    return;
  }
  res.json({ scores: parsed.data.rows.map(score) });
});

const Malformed = z.object({ status: z.literal(400) });

const malformed: ErrorRequestHandler = (error, _req, res, next) => {
  if (!Malformed.safeParse(error).success) return next(error);
  res.status(400).json({ detail: 'Malformed request' });
};
app.use(malformed);

app.listen(3000, (error) => {
  if (error) throw error;
  console.log('Listening on http://localhost:3000');
});
