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

export const httpErrors: ErrorRequestHandler = (error, _req, _res, next) => {
  // TODO: answer an HttpError with its status and its detail. Hand on what is none.
  next(error);
};
