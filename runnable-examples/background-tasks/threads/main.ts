import express from 'express';
import type { RequestHandler } from 'express';
import { noRoute, onError } from './errors.ts';
import { computeInThread } from './in-thread.ts';
import { Pool } from './pool.ts';

const THREADS = 2;
const LONGEST_LINE = 100;
const pool = new Pool(THREADS);

const app = express();

app.get('/ping', (_req, res) => {
  res.json('pong');
});

const inThread =
  (fails: boolean): RequestHandler =>
  (_req, res) => {
    if (pool.waiting >= LONGEST_LINE) {
      res.status(503).set('Retry-After', '60').json({ detail: 'Too much to compute' });
      return;
    }
    pool
      .run(() => computeInThread({ ms: 1000, fails }))
      .then(
        () => console.log('computed'),
        (error: unknown) => console.error('not computed:', error),
      );
    res.status(202).json('ok');
  };

app.post('/thread', inThread(false));
app.post('/broken-thread', inThread(true));
app.use(noRoute, onError);

app.listen(3000, (error) => {
  if (error) throw error;
  console.log('Listening on http://localhost:3000');
});
