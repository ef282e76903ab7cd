import express from 'express';
import cors from 'cors';
import { ask } from '../client.ts';

const app = express();
const allowed = ['http://example.com', 'http://example2.com'];

app.get('/simple', cors(), (req, res) => res.json({ msg: 'for all origins' }));
app.use('/some', cors({ origin: 'http://example.com', optionsSuccessStatus: 200, credentials: true, maxAge: 600 }));
app.get('/some', (req, res) => res.json({ msg: 'for example.com' }));
app.use(
  '/dynamic',
  cors((req, callback) => callback(null, { origin: allowed.includes(req.header('Origin')), exposedHeaders: ['X-A'] })),
);
app.delete('/dynamic', (req, res) => res.json({ msg: 'dynamic' }));

const server = app.listen(3000, async () => {
  await ask('GET /simple', { Origin: 'http://a.test' });
  await ask('GET /some', { Origin: 'http://a.test' });
  await ask('OPTIONS /some', {
    Origin: 'http://example.com',
    'Access-Control-Request-Method': 'PUT',
    'Access-Control-Request-Headers': 'X-One, X-Two',
  });
  await ask('DELETE /dynamic', { Origin: 'http://example2.com' });
  await ask('DELETE /dynamic', { Origin: 'http://other.test' });
  server.close();
});
