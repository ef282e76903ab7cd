import type { RequestHandler } from 'express';
import { z } from 'zod';
import type { Model } from './model.ts';

/** `2`, `-0.5` and `1e-7`: most languages write small numbers like the last one. */
const decimal = /^-?\d+(?:\.\d+)?(?:e[+-]?\d{1,3})?$/i;

const Query = z.object({
  x: z.string().regex(decimal, 'Not a number').transform(Number).pipe(z.number().min(-1e6).max(1e6)),
});

export function predict({ answer_to_everything }: { answer_to_everything: Model }): RequestHandler {
  return (req, res) => {
    const query = Query.safeParse(req.query);
    if (!query.success) {
      res.status(422).json({ detail: z.prettifyError(query.error) });
      return;
    }
    res.json({ result: answer_to_everything(query.data.x) });
  };
}
