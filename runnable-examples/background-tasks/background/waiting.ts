import { Router } from 'express';
import { z } from 'zod';
import { task } from './task.ts';
import { validated } from './validated.ts';

const seconds = z.number().positive().max(10);
const TaskInput = z.object({ wait_time: seconds.default(1) });
const TaskList = z.object({ wait_times: z.array(seconds).max(10) });

/** The client waits for all of the work: nothing goes on behind the response. */
export const waiting = Router();

waiting.post(
  '/task',
  validated({ body: TaskInput }, async ({ body }, _req, res) => {
    await task(body.wait_time);
    res.json('ok');
  }),
);

waiting.post(
  '/tasks/one-by-one',
  validated({ body: TaskList }, async ({ body }, _req, res) => {
    for (const waitTime of body.wait_times) await task(waitTime);
    res.json('ok');
  }),
);

waiting.post(
  '/tasks/at-once',
  validated({ body: TaskList }, async ({ body }, _req, res) => {
    await Promise.all(body.wait_times.map(task));
    res.json('ok');
  }),
);
