import type { ErrorRequestHandler } from 'express';

/** The router throws a URIError at a path that it cannot decode. All other errors are ours. */
export const malformed: ErrorRequestHandler = (error, _req, res, next) => {
  if (!(error instanceof URIError) || res.headersSent) return next(error);
  res.status(400).json({ detail: 'Malformed request' });
};
