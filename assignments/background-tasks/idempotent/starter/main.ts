import express from 'express';
import { z } from 'zod';
import { Jobs, KeyReused } from './jobs.ts';
import { mailServer } from './mail-server.ts';
import { checked, jsonBody, noRoute, onError } from './requests.ts';

const Mail = z.object({ to: z.email().max(254) });

const Key = z.string().max(200).optional();

const jobs = new Jobs(mailServer.deliver, { concurrency: 2 });

const app = express();
app.use(jsonBody);

app.post('/mails', (req, res) => {
  const { to } = checked(Mail, req.body);
  const key = checked(Key, req.get('Idempotency-Key'));
  try {
    const job = jobs.add(to, key);
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

app.use(noRoute, onError);

app.listen(3000, (error) => {
  if (error) throw error;
  console.log('Listening on http://localhost:3000');
});
