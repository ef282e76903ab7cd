import type { ErrorRequestHandler, RequestHandler } from 'express';
import { z } from 'zod';

/** Without it, a body of another type would be skipped and reported as a missing one. */
export const jsonOnly: RequestHandler = (req, res, next) => {
  if (req.is('application/json') !== false) return next();
  res.set('Accept-Post', 'application/json');
  res.status(415).json({ detail: 'Send the body as application/json' });
};

const answers = new Map([
  [400, 'Malformed request'],
  [413, 'Body too large'],
  [415, 'Unsupported charset or encoding'],
]);

const Refusal = z.object({ status: z.int() });

/** What cannot be read at all is not a 422. Express takes four parameters as an error handler. */
export const malformed: ErrorRequestHandler = (error, _req, res, next) => {
  const status = Refusal.safeParse(error).data?.status ?? 500;
  const detail = answers.get(status);
  if (!detail) return next(error);
  res.status(status).json({ detail });
};
