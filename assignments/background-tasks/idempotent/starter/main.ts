import express from 'express';
import { z } from 'zod';
import { Jobs, KeyReused } from './jobs.ts';
import { mailServer } from './mail-server.ts';

const Mail = z.object({ to: z.email() });

const jobs = new Jobs(mailServer.deliver, { concurrency: 2 });

const app = express();
app.use(express.json());

app.post('/mails', (req, res) => {
  const { to } = Mail.parse(req.body);
  try {
    const job = jobs.add(to, req.get('Idempotency-Key'));
    res.status(202).json({ id: job.id, status: job.status });
  } catch (error) {
    if (!(error instanceof KeyReused)) throw error;
    res.status(422).json({ detail: 'This key was for another mail' });
  }
});

app.get('/mails/:id', (req, res) => {
  const job = jobs.find(req.params.id);
  if (job) res.json({ id: job.id, status: job.status });
  else res.status(404).json({ detail: 'There is no such job' });
});

/** How many mails an address got: for you to look. */
app.get('/inbox/:address', (req, res) => {
  res.json({ mails: mailServer.mailsTo(req.params.address) });
});

app.listen(3000, (error) => {
  if (error) throw error;
  console.log('Listening on http://localhost:3000');
});
