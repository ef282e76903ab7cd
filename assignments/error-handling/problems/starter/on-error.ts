import type { ErrorRequestHandler, RequestHandler } from 'express';

/** After the routes: a request that comes this far has matched none of them. */
export const noRoute: RequestHandler = (_req, _res, next) => {
  // TODO: this is an error that you expect.
  next();
};

export const onError: ErrorRequestHandler = (error, _req, _res, next) => {
  // TODO: log what is your own, answer with a problem, and cut off what has begun.
  next(error);
};
