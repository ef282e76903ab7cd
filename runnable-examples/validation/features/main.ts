import express from 'express';
import type { ErrorRequestHandler } from 'express';
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

const malformed: ErrorRequestHandler = (_error, _req, res, _next) => {
  res.status(400).json({ detail: 'Malformed request' });
};
app.use(malformed);

app.listen(3000, (error) => {
  if (error) throw error;
  console.log('Listening on http://localhost:3000');
});
