import express from 'express';
import { jsonOnly, malformed } from './malformed.ts';
import { Lookup, Model } from './model.ts';
import { validated } from './validated.ts';

const app = express();

app.post(
  '/models',
  jsonOnly,
  express.json({ limit: '1kb' }),
  validated({ body: Model }, ({ body }, _req, res) => {
    // Parsed, it has no control characters. What may be secret in it stays out of the log.
    const { origin, pathname } = new URL(body.url);
    console.log(`accepted ${origin}${pathname}`);
    res.status(201).json({ accepted: body });
  }),
);

app.get(
  '/models/:id',
  validated(Lookup, (input, _req, res) => {
    res.json(input);
  }),
);

app.use((_req, res) => {
  res.status(404).json({ detail: 'Not Found' });
});
app.use(malformed);

app.listen(3000, (error) => {
  if (error) throw error;
  console.log('Listening on http://localhost:3000');
});
