import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';

// TODO: whose id is this, when two requests overlap?
export let requestId = '';

export const withRequestId: RequestHandler = (_req, _res, next) => {
  // TODO: take the id of the client where it may be taken, and send it back.
  requestId = randomUUID();
  next();
};
