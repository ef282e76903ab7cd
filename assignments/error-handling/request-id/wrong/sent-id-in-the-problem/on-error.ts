import type { ErrorRequestHandler } from 'express';
import { log } from './log.ts';
import { requestIdOf } from './request-id.ts';

/** What the router throws for a path such as `/%E0%A4%A`: a mistake of the client, and no line of ours. */
function isPathError(error: unknown): boolean {
  return error instanceof URIError && 'status' in error && error.status === 400;
}

export const onError: ErrorRequestHandler = (error, _req, res, _next) => {
  const requestId = _req.get('X-Request-Id') ?? requestIdOf(res);
  if (isPathError(error)) {
    res.status(400).json({ title: 'Bad Request', requestId });
    return;
  }
  log(requestId, String(error));
  res.status(500).json({ title: 'Internal Server Error', requestId });
};
