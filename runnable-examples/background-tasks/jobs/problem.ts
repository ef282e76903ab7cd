import { STATUS_CODES } from 'node:http';
import type { ErrorRequestHandler } from 'express';
import type { z } from 'zod';

export class HttpError extends Error {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, detail: string, headers = {}) {
    super(detail);
    this.status = status;
    this.headers = headers;
  }
}

/** For what a client sent. */
export function checked<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const places = parsed.error.issues.map(({ path }) => path.join('.'));
  throw new HttpError(422, `The request does not fit: ${places.join(', ')}`);
}

/** Answers as RFC 9457 has it. What is no `HttpError` is Express's own business. */
export const problem: ErrorRequestHandler = (error, _req, res, next) => {
  if (!(error instanceof HttpError) || res.headersSent) return next(error);
  res.status(error.status).set(error.headers).type('application/problem+json').json({
    type: 'about:blank',
    title: STATUS_CODES[error.status],
    status: error.status,
    detail: error.message,
  });
};
