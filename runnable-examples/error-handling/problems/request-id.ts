import { randomUUID } from 'node:crypto';
import type { RequestHandler, Response } from 'express';
import { log } from './log.ts';

/** A client may choose its id, within bounds. */
const acceptable = /^[\w-]{8,64}$/;

/** The id travels in a header of the response, so that the client has it too. */
export const withRequestId: RequestHandler = (req, res, next) => {
  const sent = req.get('X-Request-Id') ?? '';
  res.set('X-Request-Id', acceptable.test(sent) ? sent : randomUUID());
  next();
};

export function requestIdOf(res: Response): string | undefined {
  return res.get('X-Request-Id');
}

/** `close` comes for every response, the ones that were cut included. */
export const withRequestLine: RequestHandler = ({ method, path }, res, next) => {
  res.on('close', () => {
    const { statusCode: status, writableFinished } = res;
    const msg = writableFinished ? 'request' : 'request cut';
    log('info', { requestId: requestIdOf(res), method, path, status }, msg);
  });
  next();
};
