import express from 'express';
import type { ErrorRequestHandler } from 'express';
import { api, document } from './drift.ts';
import { bothWays } from './schemas.ts';
import { undocumented } from './undocumented.ts';

const app = express();
app.use(api);
app.get('/schemas/:name', bothWays);

app.get('/undocumented', (_req, res) => {
  res.json(undocumented(api, document));
});

/** Express's own error page shows a stack trace outside production; this one keeps to the message. */
const failed: ErrorRequestHandler = (error: Error, _req, res, next) => {
  if (res.headersSent) return next(error);
  res.status(500).json({ error: error.message });
};
app.use(failed);

app.listen(3000, (error) => {
  if (error) throw error;
  console.log('Listening on http://localhost:3000');
});
