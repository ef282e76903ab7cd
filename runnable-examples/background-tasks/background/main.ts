import express from 'express';
import { z } from 'zod';
import { afterResponse } from './after-response.ts';
import { noRoute, onError } from './errors.ts';
import { jsonBody } from './json-body.ts';
import { saveOrder, sendMail, task } from './task.ts';
import { validated } from './validated.ts';
import { waiting } from './waiting.ts';

const TaskInput = z.object({ wait_time: z.number().positive().max(10).default(1) });
const Recipient = z.object({ email: z.email().max(254) });

const app = express();
app.use(jsonBody);
app.use('/waiting', waiting);

app.post(
  '/task',
  validated({ body: TaskInput }, ({ body }, _req, res) => {
    afterResponse(res, () => task(body.wait_time));
    res.status(202).json('ok');
    console.log('answered');
  }),
);

app.post(
  '/send-notification/:email',
  validated({ params: Recipient }, async ({ params }, _req, res) => {
    await saveOrder(params.email);
    afterResponse(res, () => sendMail(params.email));
    res.status(202).json({ message: 'Notification sent in the background' });
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
