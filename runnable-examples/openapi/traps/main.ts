import express from 'express';
import { dated } from './dated.ts';
import { api, document } from './drift.ts';
import { noRoute, onError } from './errors.ts';
import { bothWays } from './schemas.ts';
import { undocumented } from './undocumented.ts';

const app = express();
app.use(api);
app.get('/schemas/:name', bothWays);

app.get('/dated', (_req, res) => {
  res.json(dated);
});

app.get('/undocumented', (_req, res) => {
  res.json(undocumented(api, document));
});

app.use(noRoute, onError);

app.listen(3000, (error) => {
  if (error) throw error;
  console.log('Listening on http://localhost:3000');
});
