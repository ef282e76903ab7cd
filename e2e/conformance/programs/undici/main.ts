import express from 'express';
import { Agent, fetch, request, stream } from 'undici';
import { Writable } from 'node:stream';

const app = express();
app.use(express.json());
app.all('/echo', (req, res) =>
  res
    .set('X-Method', req.method)
    .json({ method: req.method, body: req.body ?? null, type: req.get('content-type') ?? null }),
);
app.get('/slow', (req, res) => setTimeout(() => res.send('slow'), 20));

const server = app.listen(3000, async () => {
  const dispatcher = new Agent({ keepAliveTimeout: 10 });
  const { statusCode, headers, body } = await request('http://localhost:3000/echo', { dispatcher });
  console.log(statusCode, headers['x-method'], await body.json());
  const posted = await request('http://localhost:3000/echo', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"a":1}',
    dispatcher,
  });
  console.log(posted.statusCode, await posted.body.text());
  const answers = await Promise.all([1, 2, 3].map(() => request('http://localhost:3000/slow', { dispatcher })));
  console.log(await Promise.all(answers.map(({ body: each }) => each.text())));
  await stream(
    'http://localhost:3000/slow',
    { method: 'GET', dispatcher, opaque: [] },
    ({ opaque }) =>
      new Writable({
        write: (part, encoding, done) => (opaque.push(String(part)), console.log('part', String(part)), done()),
      }),
  );
  const fetched = await fetch('http://localhost:3000/echo', {
    method: 'PUT',
    body: JSON.stringify({ b: 2 }),
    headers: { 'content-type': 'application/json' },
    dispatcher,
  });
  console.log(fetched.status, fetched.ok, await fetched.json());
  const head = await fetch('http://localhost:3000/echo', { method: 'HEAD', dispatcher });
  console.log(head.status, await head.text());
  await dispatcher.close();
  server.close();
});
