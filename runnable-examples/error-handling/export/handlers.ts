import type { ErrorRequestHandler } from 'express';

/** Right: first the log, and then a cut connection where an answer has begun. */
const cutOff: ErrorRequestHandler = (error: Error, _req, res, _next) => {
  console.error(error.message);
  if (res.headersSent) res.destroy();
  else res.status(500).json({ title: 'Internal Server Error' });
};

/** Asks nothing: it sends a status after the status has gone out. */
const noCheck: ErrorRequestHandler = (error: Error, _req, res, _next) => {
  res.status(500).json({ title: 'Internal Server Error' });
  console.error(error.message);
};

/** Asks, and then leaves the connection as it is. */
const onlyReturn: ErrorRequestHandler = (error: Error, _req, res, _next) => {
  console.error(error.message);
  if (res.headersSent) return;
  res.status(500).json({ title: 'Internal Server Error' });
};

export const handlers: Readonly<Record<string, ErrorRequestHandler>> = {
  cutOff,
  noCheck,
  onlyReturn,
};
