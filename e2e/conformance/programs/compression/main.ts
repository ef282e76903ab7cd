import compression from 'compression';
import express from 'express';
import { ask } from '../client.ts';

const app = express();
app.use(compression({ filter: (req, res) => !req.headers['x-no-compression'] && compression.filter(req, res) }));
app.get('/long', (req, res) => res.type('text').send('compressible '.repeat(500)));
app.get('/short', (req, res) => res.type('text').send('short'));
app.get('/image', (req, res) => res.type('png').send(Buffer.alloc(5000)));
app.get('/events', (req, res) => {
  res.type('text/event-stream').set('Cache-Control', 'no-cache');
  let count = 0;
  const timer = setInterval(() => {
    res.write(`data: ${(count += 1)}\n\n`);
    res.flush();
    if (count === 3) {
      clearInterval(timer);
      res.end();
    }
  }, 5);
});

const server = app.listen(3000, async () => {
  for (const encoding of ['gzip', 'deflate', 'br', 'gzip;q=0.5, br;q=0.1', 'identity', 'unknown'])
    await ask('GET /long', { 'Accept-Encoding': encoding });
  await ask('GET /long', { 'Accept-Encoding': 'gzip', 'X-No-Compression': '1' });
  await ask('HEAD /long', { 'Accept-Encoding': 'gzip' });
  await ask('GET /short', { 'Accept-Encoding': 'gzip' });
  await ask('GET /image', { 'Accept-Encoding': 'gzip' });
  await ask('GET /events', { 'Accept-Encoding': 'gzip' });
  server.close();
});
