import { randomUUID } from 'node:crypto';
import express, { type Express } from 'express';
import { z } from 'zod';
import { checked, jsonBody } from './checked.ts';
import { HttpError } from './http-error.ts';
import { isOver, viewOf } from './job.ts';
import type { Jobs } from './jobs.ts';
import { noRoute, problem } from './problem.ts';

const Mail = z.object({ to: z.email().max(254) });
/** The draft puts the key in quotation marks, and many clients leave them out. */
const Key = z
  .string()
  .transform((text) => text.replace(/^"(.*)"$/, '$1').toLowerCase())
  .pipe(z.uuid());
const Headers = z.object({ 'idempotency-key': Key.optional() });

export function createApp(jobs: Jobs): Express {
  const app = express();
  app.use(jsonBody);

  app.post('/mails', (req, res) => {
    const { to } = checked(Mail, req.body);
    const { 'idempotency-key': key = randomUUID() } = checked(Headers, req.headers);
    const known = jobs.find(key);
    if (known && known.to !== to) throw new HttpError(422, 'This key was for another mail');
    if (!known && jobs.isDraining) throw new HttpError(503, 'Shutting down');
    if (!known && jobs.isFull) {
      throw new HttpError(503, 'The queue is full', { headers: { 'Retry-After': '5' } });
    }
    const job = known ?? jobs.add(key, to);
    res.status(202).location(`/mails/${job.id}`).set('Retry-After', '1').json(viewOf(job));
  });

  app.get('/mails/:id', (req, res) => {
    const job = jobs.find(req.params.id.toLowerCase());
    if (!job) throw new HttpError(404, 'There is no such job, or no longer');
    if (!isOver(job)) res.set('Retry-After', '1');
    res.json(viewOf(job));
  });

  app.use(noRoute, problem);
  return app;
}
