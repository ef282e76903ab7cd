import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import express from 'express';
import { z } from 'zod';
import { afterResponse } from './after-response.ts';
import { noRoute, onError } from './errors.ts';
import { jsonBody } from './json-body.ts';
import { validated } from './validated.ts';

const TaskInput = z.object({
  id_: z
    .uuid()
    .toLowerCase()
    .default(() => randomUUID()),
  wait_time: z.number().positive().max(10).default(1),
});
const TaskPath = z.object({ task_id: z.string().toLowerCase().pipe(z.uuid()) });

const results = new Map<string, string>();

async function task(id: string, waitTime: number): Promise<void> {
  await wait(waitTime * 1000);
  results.set(id, `task done after ${waitTime}`);
}

const app = express();
app.use(jsonBody);

app.post(
  '/task',
  validated({ body: TaskInput }, ({ body }, _req, res) => {
    afterResponse(res, () => task(body.id_, body.wait_time));
    res.status(202).json(body.id_);
  }),
);

app.get(
  '/task/:task_id',
  validated({ params: TaskPath }, ({ params }, _req, res) => {
    res.json(results.get(params.task_id) ?? null);
  }),
);
app.use(noRoute, onError);

app.listen(3000, (error) => {
  if (error) throw error;
  console.log('Listening on http://localhost:3000');
});
