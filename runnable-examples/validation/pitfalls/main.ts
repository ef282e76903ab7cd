import express from 'express';
import type { ErrorRequestHandler } from 'express';
import { anyDirectory, parseNow, saveBody, trustType, withoutParser } from './body.ts';
import { jsonOnly, malformed } from './malformed.ts';
import { assignQuery, changeQuery, nestedQuery } from './query.ts';

const app = express();

app.post('/without-parser', withoutParser);
// Nothing here needs more, and what is nested deeper cannot be written again.
app.use(jsonOnly, express.json({ limit: '1kb' }));

app.post('/trust-type', trustType);
app.post('/save-body', saveBody);
app.post('/parse-now', parseNow);
app.post('/any-directory', anyDirectory);
app.get('/assign-query', assignQuery);
app.get('/change-query', changeQuery);
app.get('/nested-query', nestedQuery);

app.use((_req, res) => {
  res.status(404).json({ detail: 'Not Found' });
});
app.use(malformed);

/** Express's own error page shows a stack trace outside production; this one keeps to the name. */
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
