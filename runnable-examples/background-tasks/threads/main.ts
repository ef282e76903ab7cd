import express from 'express';
import type { RequestHandler } from 'express';
import { computeInThread } from './in-thread.ts';

const app = express();

app.get('/ping', (_req, res) => {
  res.json('pong');
});

const inThread =
  (fails: boolean): RequestHandler =>
  (_req, res) => {
    res.once('finish', () => {
      computeInThread({ ms: 1000, fails }).then(
        () => console.log('computed'),
        (error: unknown) => console.error(`not computed: ${String(error)}`),
      );
    });
    res.status(202).json('ok');
  };

app.post('/thread', inThread(false));
app.post('/broken-thread', inThread(true));

app.listen(3000, (error) => {
  if (error) throw error;
  console.log('Listening on http://localhost:3000');
});
