import { setTimeout as wait } from 'node:timers/promises';
import express from 'express';
import type { ErrorRequestHandler, Express } from 'express';
import { z } from 'zod';
import type { Model } from './model.ts';
import type { Predictions } from './predictions.ts';

/** `ms` stands for the time that a larger model would need. */
const Body = z.object({ x: z.number(), ms: z.int().min(0).max(5000).default(0) });

const failed: ErrorRequestHandler = (error: Error, _req, res, next) => {
  if (res.headersSent) return next(error);
  console.error(`${error.name}: ${error.message}`);
  res.status(500).json({ error: error.name });
};

export function createApp(model: Model, predictions: Predictions): Express {
  const app = express();
  app.use(express.json());

  app.post('/predictions', async (req, res) => {
    const body = Body.safeParse(req.body);
    if (!body.success) {
      res.status(422).json({ detail: body.error.issues });
      return;
    }
    const { x, ms } = body.data;
    await wait(ms);
    res.status(201).json(predictions.add(x, model(x)));
  });

  app.get('/predictions', (_req, res) => {
    res.json(predictions.all());
  });

  app.use(failed);
  return app;
}
