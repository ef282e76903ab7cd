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

export const httpErrors: ErrorRequestHandler = (error, _req, res, next) => {
  if (res.headersSent) return next(error);
  if (!(error instanceof HttpError)) {
    console.error(error);
    res.status(500).json({ detail: 'Internal Server Error' });
    return;
  }
  res.status(error.status).json({ detail: error.message });
};
