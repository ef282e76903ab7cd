import { STATUS_CODES } from 'node:http';
import type { ErrorRequestHandler, RequestHandler } from 'express';
import { HttpError } from './http-error.ts';
import { log, readableFields } from './log.ts';
import { errorFromPath } from './malformed.ts';
import { requestIdOf } from './request-id.ts';

/** After the routes: a request that comes this far has matched none of them. */
export const noRoute: RequestHandler = (req) => {
  throw new HttpError(404, `No route for ${req.method} ${req.path}`);
};

/** After everything else. Only four parameters make an error handler, so `_next` stays. */
export const onError: ErrorRequestHandler = (error, _req, res, _next) => {
  const known = error instanceof HttpError ? error : errorFromPath(error);
  const status = known?.status ?? 500;
  const requestId = requestIdOf(res);
  // An answer that has begun is cut below, and the client hears nothing of why.
  if (status >= 500 || res.headersSent) {
    const msg = known ? 'failed' : 'unhandled';
    log('error', { requestId, err: readableFields(error) }, msg);
  }
  if (res.headersSent) {
    // Too late for another answer. A cut connection at least says that this one is not whole.
    res.destroy();
    return;
  }
  res.status(status).set(known?.headers).type('application/problem+json');
  res.json({
    type: 'about:blank',
    title: STATUS_CODES[status],
    status,
    detail: known?.message,
    errors: known?.errors,
    requestId,
  });
};
