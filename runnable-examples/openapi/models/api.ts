import type { Express, Request, Response } from 'express';
import { z } from 'zod';
import type { Operation, Parts } from './operations.ts';

type Input<P extends Parts> = z.output<z.ZodObject<P>>;

/** Each operation is read twice: Express gets a route from it, and the document an entry. */
export function createApi(app: Express) {
  const operations: Operation[] = [];

  function serve<P extends Parts>(
    operation: Operation<P>,
    handler: (input: Input<P>, req: Request, res: Response) => void,
  ) {
    operations.push(operation);
    const schema = z.object(operation.parts);
    app[operation.method](operation.path, async (req, res) => {
      const parsed = await schema.safeParseAsync(req);
      if (parsed.success) return handler(parsed.data, req, res);
      const detail = parsed.error.issues.map((issue) => ({
        type: issue.code,
        loc: issue.path,
        msg: issue.message,
      }));
      res.status(422).json({ detail });
    });
  }

  return { serve, operations };
}
