import express from 'express';
import { jsonOnly, malformed } from './malformed.ts';
import { Lookup, Model } from './model.ts';
import { validated } from './validated.ts';

const app = express();
app.use(jsonOnly);
app.use(express.json({ limit: '1kb' }));

app.post(
  '/models',
  validated({ body: Model }, ({ body }, _req, res) => {
    console.log(`accepted ${body.url}`);
    res.status(201).json({ accepted: body });
  }),
);

app.get(
  '/models/:id',
  validated(Lookup, (input, _req, res) => {
    res.json(input);
  }),
);

app.use(malformed);

app.listen(3000, (error) => {
  if (error) throw error;
  console.log('Listening on http://localhost:3000');
});
