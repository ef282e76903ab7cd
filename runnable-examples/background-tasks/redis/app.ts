import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Queue } from 'bullmq';
import express, { type Express } from 'express';
import { z } from 'zod';
import { checked, jsonBody } from './checked.ts';
import { HttpError } from './http-error.ts';
import { noRoute, problem } from './problem.ts';
import { viewOf, type Mail } from './queue.ts';

const Body = z.object({ to: z.email().max(254) });
const key = z.string().toLowerCase().pipe(z.uuid());
/** The draft puts the key in quotation marks, and many clients leave them out. */
const sentKey = z
  .string()
  .transform((text) => text.replace(/^"(.*)"$/, '$1'))
  .pipe(key);
const Headers = z.object({ 'idempotency-key': sentKey.optional() });
const LONGEST_QUEUE = 1000;

const later = { headers: { 'Retry-After': '5' } };

/** What does not come from Redis soon enough is an error. A client cannot wait for long. */
async function inTime<T>(answer: Promise<T>): Promise<T> {
  const late = wait(2000, undefined, { ref: false }).then(() => {
    throw new Error('no answer within 2 seconds');
  });
  try {
    return await Promise.race([answer, late]);
  } catch (cause) {
    throw new HttpError(503, 'The queue cannot be reached', { ...later, cause });
  }
}

export function createApp(queue: Queue<Mail, string>): Express {
  const app = express();
  app.use(jsonBody);

  app.post('/mails', async (req, res) => {
    const mail = checked(Body, req.body);
    const { 'idempotency-key': jobId = randomUUID() } = checked(Headers, req.headers);
    const isKnown = (await inTime(queue.getJob(jobId))) !== undefined;
    if (!isKnown && (await inTime(queue.getWaitingCount())) >= LONGEST_QUEUE) {
      throw new HttpError(503, 'The queue is full', later);
    }
    if (!isKnown) await inTime(queue.add('welcome', mail, { jobId }));
    // Two may come at once. For a key that is taken, `add` adds nothing and says nothing, so look what is there.
    const job = await inTime(queue.getJob(jobId));
    if (job && job.data.to !== mail.to) {
      throw new HttpError(422, 'This key was for another mail');
    }
    res.status(202).location(`/mails/${jobId}`).set('Retry-After', '1').json({ id: jobId });
  });

  app.get('/mails/:id', async (req, res) => {
    // What is no key of ours must not become a part of a key in Redis.
    const id = key.safeParse(req.params.id);
    const job = id.success ? await inTime(queue.getJob(id.data)) : undefined;
    if (!job) throw new HttpError(404, 'There is no such job, or no longer');
    const view = await inTime(viewOf(job));
    if (view.status !== 'completed' && view.status !== 'failed')
      res.set('Retry-After', '1');
    res.json(view);
  });

  app.use(noRoute, problem);
  return app;
}
