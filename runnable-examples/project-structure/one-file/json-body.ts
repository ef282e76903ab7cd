import express from 'express';
import type { RequestHandler } from 'express';
import { z } from 'zod';

const parse: RequestHandler = express.json();

/** The statuses with which `express.json()` gives up on a body. */
const Unreadable = z.object({ status: z.literal([400, 413, 415]) });

const details = {
  400: 'The body cannot be read as a JSON object or array',
  413: 'The body is too large',
  415: 'The charset or the compression of the body is not supported',
};

/** `express.json()`. A body that it cannot read is the mistake of the client, who hears so. */
export const jsonBody: RequestHandler = (req, res, next) => {
  if (req.is('application/json') === false && req.get('Content-Length') !== '0') {
    // `express.json()` would skip it, and it would be reported as missing.
    res.status(415).json({ detail: 'Send the body as application/json' });
    return;
  }
  parse(req, res, (error?: unknown) => {
    const unreadable = Unreadable.safeParse(error);
    if (!unreadable.success) return next(error);
    const { status } = unreadable.data;
    res.status(status).json({ detail: details[status] });
  });
};
