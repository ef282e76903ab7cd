import type { Request, RequestHandler, Response } from 'express';
import { z } from 'zod';

type Parts = { [part in 'params' | 'query' | 'headers' | 'body']?: z.ZodType };

type Input<P extends Parts> = z.output<z.ZodObject<P>>;

/** A list of nothing but mistakes is answered by its first ones. */
const MOST = 100;

/** Parses the named parts of a request as one object; the handler runs only if all of them fit. */
export function validated<P extends Parts>(
  parts: P,
  handler: (input: Input<P>, req: Request, res: Response) => void | Promise<void>,
): RequestHandler {
  const schema = z.object(parts);
  return async (req, res) => {
    const parsed = await schema.safeParseAsync(req);
    if (parsed.success) return handler(parsed.data, req, res);
    const detail = parsed.error.issues.slice(0, MOST).map((issue) => ({
      type: issue.code,
      loc: issue.path,
      msg: issue.message,
    }));
    res.status(422).json({ detail });
  };
}
