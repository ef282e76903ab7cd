import { STATUS_CODES } from 'node:http';
import type { ErrorRequestHandler, RequestHandler } from 'express';
import { z } from 'zod';

/** After the routes: a request that comes this far has matched none of them. */
export const noRoute: RequestHandler = (req, res, next) => {
  // Express itself answers OPTIONS: a path that has no routes gets its bare page.
  if (req.method === 'OPTIONS') return next();
  res.status(404).json({ detail: 'Not Found' });
};

/** What the router throws for a path such as `/%E0%A4%A`. */
function isPathError(error: unknown): boolean {
  return error instanceof URIError && 'status' in error && error.status === 400;
}

/** What the parts of Express throw at a client's mistake, such as a range that a file does not have. */
const Refusal = z.object({
  status: z.int().min(400).max(499),
  expose: z.literal(true),
  headers: z.record(z.string(), z.string()).optional(),
});

/** After everything else. What is no mistake of the client is ours: for the log, not for the client. */
export const onError: ErrorRequestHandler = (error, _req, res, next) => {
  if (res.headersSent) return next(error);
  if (isPathError(error)) {
    res.status(400).json({ detail: 'The path cannot be read' });
    return;
  }
  const refusal = Refusal.safeParse(error);
  if (refusal.success) {
    const { status, headers } = refusal.data;
    // The type of the file may be set already.
    res.status(status).set(headers).type('json').json({ detail: STATUS_CODES[status] });
    return;
  }
  console.error(error);
  res.status(500).json({ detail: 'Internal Server Error' });
};
