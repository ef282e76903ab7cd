import { setTimeout as wait } from 'node:timers/promises';
import express from 'express';
import type { ErrorRequestHandler } from 'express';
import { z } from 'zod';

/** The `!` keeps the compiler quiet: somebody will surely fill it in time. */
let answerToEverything!: (x: number) => number;

/** A large model takes a while to read. */
export async function loadModel(): Promise<void> {
  await wait(2000);
  answerToEverything = (x) => x * 42;
}

export const app = express();

const Query = z.object({
  x: z
    .string()
    .regex(/^\d{1,6}$/)
    .transform(Number),
});

app.get('/predict', (req, res) => {
  const query = Query.safeParse(req.query);
  if (!query.success) {
    res.status(422).json({ detail: 'Send x, a number of at most six digits' });
    return;
  }
  res.json({ result: answerToEverything(query.data.x) });
});

app.get('/slow', async (_req, res) => {
  await wait(1000);
  res.json({ report: 'complete' });
});

const failed: ErrorRequestHandler = (error: Error, _req, res, next) => {
  if (res.headersSent) return next(error);
  console.error(`${error.name}: ${error.message}`);
  res.status(500).json({ error: error.name });
};
app.use(failed);
