import express from 'express';
import type { ErrorRequestHandler, RequestHandler } from 'express';
import { z } from 'zod';

const parse: RequestHandler = express.json();

/** The statuses with which `express.json()` gives up on a body. */
const Unreadable = z.object({ status: z.literal([400, 413, 415]) });

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
    res.status(unreadable.data.status).json({ detail: 'The body cannot be read' });
  });
};

/** What a client sent does not fit. Its message is for the client. */
export class Invalid extends Error {
  override readonly name = 'Invalid';
}

/** For what a client sent. */
export function checked<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new Invalid(z.prettifyError(parsed.error));
}

/** After the routes. Express itself answers OPTIONS for a path that has routes. */
export const noRoute: RequestHandler = (req, res, next) => {
  if (req.method === 'OPTIONS') return next();
  res.status(404).json({ detail: 'Not Found' });
};

/** What the router throws for a path such as `/%E0%A4%A`. */
function isPathError(error: unknown): boolean {
  return error instanceof URIError && 'status' in error && error.status === 400;
}

/** After everything else. What is no mistake of the client is ours, and is logged. */
export const onError: ErrorRequestHandler = (error, _req, res, next) => {
  if (res.headersSent) return next(error);
  if (error instanceof Invalid) {
    res.status(422).json({ detail: error.message });
  } else if (isPathError(error)) {
    res.status(400).json({ detail: 'The path cannot be read' });
  } else {
    console.error(error);
    res.status(500).json({ detail: 'Internal Server Error' });
  }
};
