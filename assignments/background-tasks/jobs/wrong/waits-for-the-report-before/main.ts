import express from 'express';
import { z } from 'zod';
import { findJob, startJob } from './jobs.ts';
import { jsonBody, noRoute, onError } from './requests.ts';

const Order = z.object({ topic: z.string().regex(/^\P{Cc}{1,200}$/u), pages: z.int().min(1).max(100) });

const app = express();
app.use(jsonBody);

app.post('/reports', async (req, res) => {
  const parsed = Order.safeParse(req.body);
  if (!parsed.success) {
    res.status(422).json({ detail: 'The order does not fit' });
    return;
  }
  const job = await startJob(parsed.data.topic, parsed.data.pages);
  res.status(202).location(`/reports/${job.id}`).json(job);
});

app.get('/reports/:id', (req, res) => {
  const job = findJob(req.params.id);
  if (job === undefined) {
    res.status(404).json({ detail: 'There is no such report' });
    return;
  }
  res.json(job);
});

app.use(noRoute, onError);

app.listen(3000, (error) => {
  if (error) throw error;
  console.log('Listening on http://localhost:3000');
});
