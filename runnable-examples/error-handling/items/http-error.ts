import type { ErrorRequestHandler } from 'express';

/** An error that we expect. Its detail is written for the client. */
export class HttpError extends Error {
  override readonly name = 'HttpError';
  readonly status: number;

  constructor(status: number, detail: string) {
    super(detail);
    this.status = status;
  }
}

/** Four parameters make it an error handler. What it does not know, it hands on. */
export const httpErrors: ErrorRequestHandler = (error, _req, res, next) => {
  if (!(error instanceof HttpError) || res.headersSent) return next(error);
  res.status(error.status).json({ detail: error.message });
};
