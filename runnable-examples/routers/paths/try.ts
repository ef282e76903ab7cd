import { Router } from 'express';
import type { RequestHandler } from 'express';
import { z } from 'zod';

/** Each further `*` doubles the time that a path may take. */
const fewStars = (pattern: string): boolean => pattern.split('*').length <= 5;

const Trial = z.object({
  pattern: z.string().max(100).refine(fewStars),
  path: z.string().startsWith('/').max(100),
});

/** Registers the pattern on a new router, and hands the path to it. */
export const tryPattern: RequestHandler = (req, res, next) => {
  const trial = Trial.safeParse(req.body);
  if (!trial.success) {
    res.status(422).json({
      detail: 'Send a pattern with at most four stars, and a path that starts with /',
    });
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
