import { Router } from 'express';
import type { IRouter, Request, Response } from 'express';
import { z } from 'zod';
import { addOperation } from './add-operation.ts';
import { guard } from './guard.ts';
import { jsonBody } from './json-body.ts';
import type { Operation, Parts } from './operations.ts';

type Input<P extends Parts> = z.output<z.ZodObject<P>>;
type Handler<P extends Parts> = (input: Input<P>, req: Request, res: Response) => void;

interface Api {
  serve: <P extends Parts>(operation: Operation<P>, handler: Handler<P>) => void;
  /** The same for a router of its own, below a prefix. */
  mount: (prefix: string) => Api;
}

/** Each operation is read twice: Express gets a route from it, and the document an entry. */
export function createApi(router: IRouter, operations: Operation[], base = ''): Api {
  return {
    serve(operation, handler) {
      // The path `/` of a mounted router is the prefix itself.
      const path = base && operation.path === '/' ? base : `${base}${operation.path}`;
      addOperation(operations, { ...operation, path });
      const schema = z.object(operation.parts);
      // Who has no key is not read.
      const before = [
        ...(operation.isGuarded ? [guard] : []),
        ...(operation.parts.body ? [jsonBody] : []),
      ];
      router[operation.method](operation.path, ...before, async (req, res) => {
        const parsed = await schema.safeParseAsync(req);
        if (parsed.success) return handler(parsed.data, req, res);
        const detail = parsed.error.issues.map((issue) => ({
          type: issue.code,
          loc: issue.path,
          msg: issue.message,
        }));
        res.status(422).json({ detail });
      });
    },

    mount(prefix) {
      // The prefix may have parameters, too.
      const mounted = Router({ mergeParams: true });
      router.use(prefix, mounted);
      return createApi(mounted, operations, base + prefix.replace(/\/$/, ''));
    },
  };
}
