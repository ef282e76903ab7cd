import type { ErrorRequestHandler } from 'express';
import { log } from './log.ts';
import { requestIdOf } from './request-id.ts';

export const onError: ErrorRequestHandler = (error, _req, res, _next) => {
  const requestId = requestIdOf(res);
  log(requestId, String(error));
  res.status(500).json({ title: 'Internal Server Error' });
};
