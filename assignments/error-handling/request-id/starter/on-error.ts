import type { ErrorRequestHandler } from 'express';
import { log } from './log.ts';
import { requestId } from './request-id.ts';

export const onError: ErrorRequestHandler = (error, _req, res, _next) => {
  log(requestId, String(error));
  // TODO: the client needs the id, too.
  res.status(500).json({ title: 'Internal Server Error' });
};
