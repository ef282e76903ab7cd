import express from 'express';
import type { RequestHandler } from 'express';
import { z } from 'zod';
import { HttpError } from './http-error.ts';

const parse: RequestHandler = express.json();

/** The statuses with which `express.json()` gives up on a body. */
const Unreadable = z.object({ status: z.literal([400, 413, 415]) });

const details = {
  400: 'The body cannot be read as a JSON object or array',
  413: 'The body is too large',
  415: 'The charset or the compression of the body is not supported',
};

/** `express.json()`. What it hands on is about the body, whatever it is: the mistake of the client. */
export const jsonBody: RequestHandler = (req, res, next) => {
  if (req.is('application/json') === false && req.get('Content-Length') !== '0') {
    // `express.json()` would skip it, and it would be reported as missing.
    return next(new HttpError(415, 'Send the body as application/json'));
  }
  parse(req, res, (error?: unknown) => {
    const unreadable = Unreadable.safeParse(error);
    if (!unreadable.success) return next(error);
    const { status } = unreadable.data;
    next(new HttpError(status, details[status]));
  });
};

/** What the router throws for a path such as `/%E0%A4%A`. */
export function errorFromPath(error: unknown): HttpError | undefined {
  if (!(error instanceof URIError)) return undefined;
  const isFromRouter = 'status' in error && error.status === 400;
  return isFromRouter ? new HttpError(400, 'The path cannot be read') : undefined;
}
