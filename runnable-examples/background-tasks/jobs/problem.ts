import { STATUS_CODES } from 'node:http';
import type { ErrorRequestHandler, RequestHandler } from 'express';
import { HttpError } from './http-error.ts';

/** After the routes: a request that comes this far has matched none of them. */
export const noRoute: RequestHandler = (req, _res, next) => {
  // Express itself answers OPTIONS: a path that has no routes gets its bare page.
  if (req.method === 'OPTIONS') return next();
  throw new HttpError(404, 'There is no such route');
};

/** What the client may know: errors that we wrote for it, and the router's for a path like `/%E0%A4%A`. */
function forClient(error: unknown): HttpError | undefined {
  if (error instanceof HttpError) return error;
  const isPathError =
    error instanceof URIError && 'status' in error && error.status === 400;
  return isPathError ? new HttpError(400, 'The path cannot be read') : undefined;
}

/** After everything else. Answers as RFC 9457 has it. */
export const problem: ErrorRequestHandler = (error, _req, res, next) => {
  if (res.headersSent) return next(error);
  const known = forClient(error);
  const status = known?.status ?? 500;
  if (!known || known.cause !== undefined) console.error(error);
  res.status(status).set(known?.headers).type('application/problem+json').json({
    type: 'about:blank',
    title: STATUS_CODES[status],
    status,
    detail: known?.message,
  });
};
