import type { ErrorRequestHandler } from 'express';
import { z } from 'zod';

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
