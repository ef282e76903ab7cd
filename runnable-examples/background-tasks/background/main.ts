import express from 'express';
import { z } from 'zod';
import { afterResponse } from './after-response.ts';
import { sendMail, task } from './task.ts';
import { validated } from './validated.ts';

const TaskInput = z.object({ wait_time: z.number().positive().max(10).default(1) });
const Recipient = z.object({ email: z.email() });

const app = express();
app.use(express.json());

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
  validated({ params: Recipient }, ({ params }, _req, res) => {
    afterResponse(res, () => sendMail(params.email));
    res.status(202).json({ message: 'Notification sent in the background' });
  }),
);

app.listen(3000, (error) => {
  if (error) throw error;
  console.log('Listening on http://localhost:3000');
});
