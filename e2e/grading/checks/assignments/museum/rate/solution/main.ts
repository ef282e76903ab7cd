import express from 'express';
import { z } from 'zod';

const Rating = z.object({ score: z.int().min(0).max(10) });

const app = express();
app.use(express.json());

app.post('/rate', (req, res) => {
  const { data } = Rating.safeParse(req.body);
  if (data === undefined) {
    res.status(422).end();
    return;
  }
  res.json({ label: data.score >= 7 ? 'high' : data.score >= 4 ? 'mid' : 'low' });
});

app.listen(3000);
