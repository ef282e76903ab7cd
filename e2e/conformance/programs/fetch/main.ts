import express from 'express';

const app = express();
app.use(express.json(), express.urlencoded(), express.text());
app.all('/echo', (req, res) =>
  res
    .set('X-A', ['1', '2'])
    .json({ method: req.method, body: req.body ?? null, type: req.get('content-type') ?? null, query: req.query }),
);
app.get('/moved', (req, res) => res.redirect(301, '/echo?from=moved'));
app.get('/nothing', (req, res) => res.status(204).end());
app.get('/bytes', (req, res) => res.type('bin').send(Buffer.from([0, 255, 128])));
app.get('/slow', () => undefined);
app.get('/broken', (req, res) => {
  res.write('half');
  setTimeout(() => res.destroy(), 5);
});

const base = 'http://localhost:3000';
const server = app.listen(3000, async () => {
  const plain = await fetch(`${base}/echo?a=1`);
  console.log(
    plain.status,
    plain.statusText,
    plain.ok,
    plain.url,
    plain.redirected,
    plain.headers.get('x-a'),
    await plain.json(),
  );
  console.log(
    await (
      await fetch(
        new Request(`${base}/echo`, {
          method: 'POST',
          body: JSON.stringify({ n: 1 }),
          headers: { 'Content-Type': 'application/json' },
        }),
      )
    ).json(),
  );
  console.log(
    await (await fetch(`${base}/echo`, { method: 'POST', body: new URLSearchParams({ a: 'ü', b: '2' }) })).json(),
  );
  console.log(await (await fetch(new URL('/echo', base), { method: 'PUT', body: 'text' })).json());
  const moved = await fetch(`${base}/moved`);
  console.log(moved.status, moved.redirected, moved.url);
  console.log((await fetch(`${base}/moved`, { redirect: 'manual' })).headers.get('location'));
  console.log((await fetch(`${base}/nothing`)).body);
  console.log([...new Uint8Array(await (await fetch(`${base}/bytes`)).arrayBuffer())]);
  const head = await fetch(`${base}/echo`, { method: 'HEAD' });
  console.log(head.status, head.headers.get('content-length'), (await head.text()).length);
  const controller = new AbortController();
  setTimeout(() => controller.abort(), 5);
  await fetch(`${base}/slow`, { signal: controller.signal }).catch((error) => console.log(error.name, error.message));
  await fetch(`${base}/slow`, { signal: AbortSignal.timeout(5) }).catch((error) => console.log(error.name));
  await fetch('http://localhost:3999/').catch((error) => console.log(error.name, error.message, error.cause?.code));
  await fetch(`${base}/broken`)
    .then((response) => response.text())
    .catch((error) => console.log(error.name, error.message));
  await fetch('not a url').catch((error) => console.log(error.name, error.message));
  server.closeAllConnections();
  server.close();
});
