import express from 'express';
import { jsonOnly, malformed } from './malformed.ts';
import { tryPattern } from './try.ts';

const app = express();

app.post('/try', jsonOnly, express.json(), tryPattern);

app.get('/files/*path', (req, res) => {
  res.json({ file: req.params.path.join('/'), parts: req.params.path });
});

app.get('/orders/:id', (req, res, next) => {
  if (!/^\d{1,9}$/.test(req.params.id)) return next('route');
  res.json({ order_id: Number(req.params.id) });
});

app.get('/orders/:dish', (req, res) => {
  res.json({ dish: req.params.dish });
});

app.get(/^\/flights\/(?<from>[A-Z]{3})-(?<to>[A-Z]{3})$/, (req, res) => {
  res.json(req.params);
});

app.use((_req, res) => {
  res.status(404).json({ detail: 'Not Found' });
});
app.use(malformed);

app.listen(3000, (error) => {
  if (error) throw error;
  console.log('Listening on http://localhost:3000');
});
