import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { ErrorRequestHandler } from 'express';
import { HttpError } from './http-error.ts';

/** What the router throws for a path such as `/%E0%A4%A`: a mistake of the client. */
function errorFromPath(error: unknown): HttpError | undefined {
  if (!(error instanceof URIError)) return undefined;
  const isFromRouter = 'status' in error && error.status === 400;
  return isFromRouter ? new HttpError(400, 'The path cannot be read') : undefined;
}

/** One form for every error, in its plainest shape. */
export const plainProblem: ErrorRequestHandler = (error, _req, res, next) => {
  if (res.headersSent) return next(error);
  const expected = error instanceof HttpError ? error : errorFromPath(error);
  const status = expected?.status ?? 500;
  const requestId = randomUUID();
  if (status >= 500) {
    console.log(JSON.stringify({ level: 50, requestId, msg: String(error) }));
  }
  res.status(status).type('application/problem+json');
  res.json({
    type: 'about:blank',
    title: STATUS_CODES[status],
    status,
    detail: expected?.message,
    requestId,
  });
};
