import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Queue } from 'bullmq';
import express, { type Express } from 'express';
import { z } from 'zod';
import { HttpError, checked, problem } from './problem.ts';
import { viewOf, type Mail } from './queue.ts';

const Body = z.object({ to: z.email() });
const Headers = z.object({ 'idempotency-key': z.uuid().optional() });

/** Without Redis, BullMQ waits for it to come back. A client cannot. */
async function inTime<T>(answer: Promise<T>): Promise<T> {
  const late = wait(2000, undefined, { ref: false }).then(() => {
    throw new HttpError(503, 'The queue cannot be reached', { 'Retry-After': '5' });
  });
  return Promise.race([answer, late]);
}

export function createApp(queue: Queue<Mail, string>): Express {
  const app = express();
  app.use(express.json());

  app.post('/mails', async (req, res) => {
    const mail = checked(Body, req.body);
    const { 'idempotency-key': jobId = randomUUID() } = checked(Headers, req.headers);
    await inTime(queue.add('welcome', mail, { jobId }));
    res.status(202).location(`/mails/${jobId}`).set('Retry-After', '1').json({ id: jobId });
  });

  app.get('/mails/:id', async (req, res) => {
    const job = await inTime(queue.getJob(req.params.id));
    if (!job) throw new HttpError(404, 'There is no such job, or no longer');
    res.json(await viewOf(job));
  });

  app.use(problem);
  return app;
}
