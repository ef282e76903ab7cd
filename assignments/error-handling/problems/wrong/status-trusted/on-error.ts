import { STATUS_CODES } from 'node:http';
import type { ErrorRequestHandler, RequestHandler } from 'express';
import { z } from 'zod';
import { HttpError } from './http-error.ts';

/** After the routes: a request that comes this far has matched none of them. */
export const noRoute: RequestHandler = (req) => {
  throw new HttpError(404, `No route for ${req.method} ${req.path}`);
};

/** What `express.json()` says of a body that it cannot read, by its `type`, whatever the engine says. */
const unreadable = new Map([
  ['entity.parse.failed', new HttpError(400, 'The body is not valid JSON')],
  ['entity.too.large', new HttpError(413, 'The body is too large')],
  ['charset.unsupported', new HttpError(415, 'Send the body in UTF-8')],
  ['encoding.unsupported', new HttpError(415, 'This compression is not supported')],
  ['request.aborted', new HttpError(400, 'The body breaks off')],
]);

/** `expose` is the parser's own mark: another server's error has a status only. */
const Told = z.object({ type: z.string().optional(), expose: z.boolean().optional(), status: z.number().optional() });

function httpErrorFrom(error: unknown): HttpError | undefined {
  if (error instanceof HttpError) return error;
  const { type = '', expose, status } = Told.safeParse(error).data ?? {};
  if (error instanceof URIError && status === 400) return new HttpError(400, 'The path cannot be read');
  if (expose && !unreadable.has(type)) return new HttpError(400, 'The body is not compressed as it says');
  return unreadable.get(type);
}

export const onError: ErrorRequestHandler = (error, _req, res, _next) => {
  const known = httpErrorFrom(error);
  if (known === undefined) console.error(String(error));
  if (res.headersSent) {
    res.destroy();
    return;
  }
  const status = known?.status ?? error.status ?? 500;
  res.status(status).set(known?.headers ?? {});
  res.type('application/problem+json').json({
    type: 'about:blank',
    title: STATUS_CODES[status],
    status,
    detail: known?.message,
  });
};
