import express from 'express';
import type { ErrorRequestHandler } from 'express';
import { jsonOnly, malformed } from './malformed.ts';
import { dumping, coerced, numberOr, password, setUndefined } from './settings.ts';

const app = express();
app.use(jsonOnly, express.json());

app.post('/coerced', coerced);
app.post('/number-or', numberOr);
app.post('/dumping', dumping);
app.post('/undefined', setUndefined);
app.get('/password', password);

app.use((_req, res) => {
  res.status(404).json({ detail: 'Not Found' });
});
app.use(malformed);

const failed: ErrorRequestHandler = (error: Error, _req, res, next) => {
  if (res.headersSent) return next(error);
  console.error(`${error.name}: ${error.message}`);
  res.status(500).json({ error: error.name });
};
app.use(failed);

app.listen(3000, (error) => {
  if (error) throw error;
  console.log('Listening on http://localhost:3000');
});
