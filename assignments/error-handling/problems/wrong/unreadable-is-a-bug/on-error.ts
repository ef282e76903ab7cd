import { STATUS_CODES } from 'node:http';
import type { ErrorRequestHandler, RequestHandler } from 'express';
import { HttpError } from './http-error.ts';

/** After the routes: a request that comes this far has matched none of them. */
export const noRoute: RequestHandler = (req) => {
  throw new HttpError(404, `No route for ${req.method} ${req.path}`);
};

function httpErrorFrom(error: unknown): HttpError | undefined {
  return error instanceof HttpError ? error : undefined;
}

export const onError: ErrorRequestHandler = (error, _req, res, _next) => {
  const known = httpErrorFrom(error);
  if (known === undefined) console.error(String(error));
  if (res.headersSent) {
    res.destroy();
    return;
  }
  const status = known?.status ?? 500;
  res.status(status).set(known?.headers ?? {});
  res.type('application/problem+json').json({
    type: 'about:blank',
    title: STATUS_CODES[status],
    status,
    detail: known?.message,
  });
};
