import { randomUUID } from 'node:crypto';
import type { RequestHandler, Response } from 'express';

/** A client may choose its id, within bounds. */
const acceptable = /^[\w-]{8,64}$/;

let current = '';

export const withRequestId: RequestHandler = (req, res, next) => {
  const sent = req.get('X-Request-Id') ?? '';
  current = acceptable.test(sent) ? sent : randomUUID();
  res.set('X-Request-Id', current);
  next();
};

export function requestIdOf(res: Response): string {
  return res.get('X-Request-Id') ?? '';
}

export const currentId = (): string => current;
