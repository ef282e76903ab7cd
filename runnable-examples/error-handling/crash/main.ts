import express from 'express';
import type { ErrorRequestHandler } from 'express';
import { badPath, noRoute, sendProblem } from './problem.ts';
import { awaited, caught, forgotten, heard, inTimer, piped } from './ways.ts';

const app = express();

app.get('/awaited/:id', awaited);
app.get('/forgotten/:id', forgotten);
app.get('/caught/:id', caught);
app.get('/timer/:id', inTimer);
app.get('/piped', piped);
app.get('/heard', heard);

/** Somebody else's request, which takes its time. */
app.get('/report', (_req, res) => {
  setTimeout(() => res.json('a long report'), 1000);
});

/** What `pipeline` says of a client that has gone. */
function isClientGone(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE'
  );
}

const onError: ErrorRequestHandler = (error, _req, res, next) => {
  if (isClientGone(error)) return;
  if (res.headersSent) return next(error);
  console.error(`caught by Express: ${String(error)}`);
  sendProblem(res, 500);
};
app.use(noRoute, badPath, onError);

app.listen(3000, (error) => {
  if (error) throw error;
  console.log('Listening on http://localhost:3000');
});
