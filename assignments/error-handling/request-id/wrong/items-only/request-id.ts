import { randomUUID } from 'node:crypto';
import type { RequestHandler, Response } from 'express';

/** A client may choose its id, within bounds. */
const acceptable = /^[\w-]{8,64}$/;

export const withRequestId: RequestHandler = (req, res, next) => {
  const sent = req.get('X-Request-Id') ?? '';
  const id = acceptable.test(sent) ? sent : randomUUID();
  res.locals['id'] = id;
  if (req.path.startsWith('/items')) res.set('X-Request-Id', id);
  next();
};

export function requestIdOf(res: Response): string {
  return String(res.locals['id']);
}
