import { setTimeout as wait } from 'node:timers/promises';
import express from 'express';
import type { ErrorRequestHandler, Express } from 'express';
import { z } from 'zod';
import { clientGone } from './client-gone.ts';
import { jsonOnly, malformed } from './malformed.ts';
import type { Model } from './model.ts';
import type { Predictions } from './predictions.ts';

/** `ms` stands for the time that a larger model would need. */
const Body = z.object({
  x: z.number().min(-1e6).max(1e6),
  ms: z.int().min(0).max(5000).default(0),
});

const failed: ErrorRequestHandler = (error: Error, _req, res, next) => {
  if (res.headersSent) return next(error);
  console.error(`${error.name}: ${error.message}`);
  res.status(500).json({ error: error.name });
};

export function createApp(model: Model, predictions: Predictions): Express {
  const app = express();

  app.post('/predictions', jsonOnly, express.json(), async (req, res) => {
    const body = Body.safeParse(req.body);
    if (!body.success) {
      const detail = body.error.issues.map(({ code, path, message }) => ({
        type: code,
        loc: ['body', ...path],
        msg: message,
      }));
      res.status(422).json({ detail });
      return;
    }
    const { x, ms } = body.data;
    const gone = clientGone(res);
    await wait(ms, undefined, { signal: gone }).catch(() => undefined);
    if (gone.aborted) return; // Nobody waits, and the database may be closed.
    res.status(201).json(predictions.add(x, model(x)));
  });

  app.get('/predictions', (_req, res) => {
    res.json(predictions.latest());
  });

  app.use((_req, res) => {
    res.status(404).json({ detail: 'Not Found' });
  });
  app.use(malformed);
  app.use(failed);
  return app;
}
