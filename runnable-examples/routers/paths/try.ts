import { Router } from 'express';
import type { RequestHandler } from 'express';
import { z } from 'zod';

const Trial = z.object({
  pattern: z.string().max(100),
  path: z.string().startsWith('/').max(100),
});

/** Registers the pattern on a new router, and hands the path to it. */
export const tryPattern: RequestHandler = (req, res, next) => {
  const trial = Trial.safeParse(req.body);
  if (!trial.success) {
    res.status(422).json({ detail: 'Send a pattern, and a path that starts with /' });
    return;
  }
  const router = Router();
  try {
    router.all(trial.data.pattern, ({ params }) => res.json({ matches: true, params }));
  } catch (error) {
    res.status(400).json({ error: String(error) });
    return;
  }
  req.url = trial.data.path;
  router(req, res, (error) => {
    if (error) next(error);
    else res.json({ matches: false });
  });
};
