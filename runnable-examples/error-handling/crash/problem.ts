import { STATUS_CODES } from 'node:http';
import type { ErrorRequestHandler, RequestHandler, Response } from 'express';

export function sendProblem(res: Response, status: number): void {
  const title = STATUS_CODES[status];
  res.status(status).type('application/problem+json');
  res.json({ type: 'about:blank', title, status });
}

/** After the routes: a request that comes this far has matched none of them. */
export const noRoute: RequestHandler = (req, res, next) => {
  // Express itself answers OPTIONS: a path that has no routes gets its bare page.
  if (req.method === 'OPTIONS') return next();
  sendProblem(res, 404);
};

/** Answers for a path such as `/%E0%A4%A`, and hands on everything else. */
export const badPath: ErrorRequestHandler = (error, _req, res, next) => {
  const isFromRouter =
    error instanceof URIError && 'status' in error && error.status === 400;
  if (isFromRouter && !res.headersSent) return sendProblem(res, 400);
  next(error);
};
