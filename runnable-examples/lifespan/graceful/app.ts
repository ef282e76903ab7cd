import { setTimeout as wait } from 'node:timers/promises';
import express from 'express';
import type { Express, Response } from 'express';
import { z } from 'zod';
import { clientGone } from './client-gone.ts';
import type { State } from './lifespan.ts';
import type { Life } from './serve.ts';

const X = z.object({
  x: z
    .string()
    .regex(/^-?\d+(?:\.\d+)?(?:e[+-]?\d{1,3})?$/i, 'Not a number')
    .transform(Number)
    .pipe(z.number().min(-1e6).max(1e6)),
});
const Ms = z.object({
  ms: z
    .string()
    .regex(/^\d{1,4}$/, 'Not 0 to 9999')
    .transform(Number),
});

function refuse(res: Response, { issues }: z.ZodError): void {
  const detail = issues.map(({ code, path, message }) => ({
    type: code,
    loc: ['query', ...path],
    msg: message,
  }));
  res.status(422).json({ detail });
}

export function createApp({ ml_models }: State, life: Life): Express {
  const app = express();

  app.get('/predict', (req, res) => {
    const query = X.safeParse(req.query);
    if (!query.success) return refuse(res, query.error);
    res.json({ result: ml_models.answer_to_everything(query.data.x) });
  });

  // Work that takes its time, and knows when to give up.
  app.get('/report', async (req, res) => {
    const query = Ms.safeParse(req.query);
    if (!query.success) return refuse(res, query.error);
    const gone = clientGone(res);
    const signal = AbortSignal.any([life.deadline, gone]);
    try {
      await wait(query.data.ms, undefined, { signal });
      res.json({ report: 'complete' });
    } catch (error) {
      if (!signal.aborted) throw error;
      console.log(gone.aborted ? 'client left, report given up' : 'report given up');
      if (!gone.aborted) res.status(503).json({ detail: 'Shutting down' });
    }
  });

  // The same work, by someone who has never heard of a signal.
  app.get('/stubborn', async (req, res) => {
    const query = Ms.safeParse(req.query);
    if (!query.success) return refuse(res, query.error);
    await wait(query.data.ms);
    console.log('stubborn report complete');
    res.json({ report: 'complete' });
  });

  app.get('/livez', (_req, res) => {
    res.json({ alive: true });
  });

  app.get('/readyz', (_req, res) => {
    const ready = life.isReady();
    res.status(ready ? 200 : 503).json({ ready });
  });

  app.use((_req, res) => {
    res.status(404).json({ detail: 'Not Found' });
  });

  return app;
}
