import express from 'express';
import { z } from 'zod';
import { task } from './task.ts';
import { noRoute, onError } from './errors.ts';
import { jsonBody } from './json-body.ts';
import { validated } from './validated.ts';

const seconds = z.number().positive().max(10);
const TaskInput = z.object({ wait_time: seconds.default(1) });
const TaskList = z.object({ wait_times: z.array(seconds).max(10) });

const app = express();
app.use(jsonBody);

app.post(
  '/task',
  validated({ body: TaskInput }, async ({ body }, _req, res) => {
    await task(body.wait_time);
    res.json('ok');
  }),
);

app.post(
  '/tasks/one-by-one',
  validated({ body: TaskList }, async ({ body }, _req, res) => {
    for (const waitTime of body.wait_times) await task(waitTime);
    res.json('ok');
  }),
);

app.post(
  '/tasks/at-once',
  validated({ body: TaskList }, async ({ body }, _req, res) => {
    await Promise.all(body.wait_times.map(task));
    res.json('ok');
  }),
);

app.get('/ping', (_req, res) => {
  res.json('pong');
});
app.use(noRoute, onError);

app.listen(3000, (error) => {
  if (error) throw error;
  console.log('Listening on http://localhost:3000');
});
