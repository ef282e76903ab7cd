import type { ErrorRequestHandler, RequestHandler } from 'express';
import { z } from 'zod';

/** Without it, a body of another type would be skipped and reported as a missing one. */
export const jsonOnly: RequestHandler = (req, res, next) => {
  const isOther = req.is('application/json') === false && req.get('Content-Length') !== '0';
  if (!isOther) return next();
  res.set('Accept-Post', 'application/json');
  res.status(415).json({ detail: 'Send the body as application/json' });
};

const answers = new Map([
  [400, 'Malformed request'],
  [413, 'Body too large'],
  [415, 'Unsupported charset or encoding'],
]);

/** `expose` is how `express.json()` marks a client's mistake. An error of a service that you asked may have a `status`, too. */
const Refusal = z.object({ status: z.int(), expose: z.literal(true) });

function statusOf(error: unknown): number {
  if (error instanceof URIError) return 400; // The router could not decode the path.
  return Refusal.safeParse(error).data?.status ?? 500;
}

/** What cannot be read at all is not a 422. Express takes four parameters as an error handler. */
export const malformed: ErrorRequestHandler = (error, _req, res, next) => {
  const status = statusOf(error);
  const detail = answers.get(status);
  if (!detail || res.headersSent) return next(error);
  res.status(status).json({ detail });
};
