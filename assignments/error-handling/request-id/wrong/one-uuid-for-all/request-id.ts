import { randomUUID } from 'node:crypto';
import type { RequestHandler, Response } from 'express';

/** A client may choose its id, within bounds. */
const acceptable = /^[\w-]{8,64}$/;

const made = randomUUID();

export const withRequestId: RequestHandler = (req, res, next) => {
  const sent = req.get('X-Request-Id') ?? '';
  res.set('X-Request-Id', acceptable.test(sent) ? sent : made);
  next();
};

export function requestIdOf(res: Response): string {
  return res.get('X-Request-Id') ?? '';
}
