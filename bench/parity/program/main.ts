/** What the runtimes are compared by: the parts of Express that nearly every program uses. */
import { setTimeout as wait } from 'node:timers/promises';
import express, { type ErrorRequestHandler } from 'express';

const app = express();
app.use(express.json());
app.use(express.urlencoded());

app.get('/', (_req, res) => {
  res.send('<h1>Hello</h1>');
});
app.get('/items/:id', (req, res) => {
  res.json({ id: req.params.id, query: req.query, ip: req.ip, host: req.hostname });
});
app.post('/items', (req, res) => {
  const got: unknown = req.body;
  res.status(201).location('/items/8').json({ got });
});
app.post('/forms', (req, res) => {
  const got: unknown = req.body;
  res.json({ got });
});
app.get('/cookies', (req, res) => {
  res.cookie('seen', 'yes', { httpOnly: true }).json({ sent: req.get('cookie') ?? null });
});
app.get('/old', (_req, res) => {
  res.redirect('/items/7');
});
app.get('/stream', async (_req, res) => {
  res.type('text/plain');
  for (const part of ['one ', 'two ', 'three']) {
    res.write(part);
    await wait(10);
  }
  res.end();
});
app.get('/broken', async () => {
  await wait(1);
  throw new RangeError('no such page');
});

const tell: ErrorRequestHandler = (error: unknown, _req, res, _next) => {
  const status = typeof error === 'object' && error !== null && 'status' in error ? Number(error.status) : 500;
  res.status(status).json({ error: error instanceof Error ? error.message : 'unknown' });
};
app.use(tell);
app.listen(3000);
