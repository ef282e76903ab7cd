import type { ErrorRequestHandler, RequestHandler } from 'express';

/** After the routes: a request that comes this far has matched none of them. */
export const noRoute: RequestHandler = (_req, res) => {
  res.status(404).json({ detail: 'Not Found' });
};

/** What the router throws for a path such as `/%E0%A4%A`. */
function isPathError(error: unknown): boolean {
  return error instanceof URIError && 'status' in error && error.status === 400;
}

/** After everything else. What is no mistake of the client is ours: for the log, not for the client. */
export const onError: ErrorRequestHandler = (error, _req, res, next) => {
  if (res.headersSent) return next(error);
  if (isPathError(error)) {
    res.status(400).json({ detail: 'The path cannot be read' });
    return;
  }
  console.error(error);
  res.status(500).json({ detail: 'Internal Server Error' });
};
