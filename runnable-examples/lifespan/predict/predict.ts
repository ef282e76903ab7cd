import type { RequestHandler } from 'express';
import { z } from 'zod';

interface Models {
  readonly answer_to_everything: (x: number) => number;
}

/** `2`, `-0.5` and `1e-7`: most languages write small numbers like the last one. */
const decimal = /^-?\d+(?:\.\d+)?(?:e[+-]?\d{1,3})?$/i;

/** With ends: without them, `1e308` would fit, and its result be the number Infinity. */
const Query = z.object({
  x: z
    .string()
    .regex(decimal, 'Not a number')
    .transform(Number)
    .pipe(z.number().min(-1e6).max(1e6)),
});

export function predict(ml_models: Models): RequestHandler {
  return (req, res) => {
    const query = Query.safeParse(req.query);
    if (!query.success) {
      const detail = query.error.issues.map(({ code, path, message }) => ({
        type: code,
        loc: ['query', ...path],
        msg: message,
      }));
      res.status(422).json({ detail });
      return;
    }
    const result = ml_models.answer_to_everything(query.data.x);
    res.json({ result });
  };
}
