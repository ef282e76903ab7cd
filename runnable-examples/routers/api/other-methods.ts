import type { RequestHandler } from 'express';
import { z } from 'zod';

/** Express types `req.route` as `any`. The key `_all` stands for `.all()` itself. */
const Route = z.object({ methods: z.record(z.string(), z.boolean()) });

/** The last handler of a route: answers each method that the route has no handler for. */
export const otherMethods: RequestHandler = (req, res) => {
  const { methods } = Route.parse(req.route);
  const allowed = Object.keys(methods).filter((method) => method !== '_all');
  if (methods.get) allowed.push('head');
  res.set('Allow', allowed.join(', ').toUpperCase());
  if (req.method === 'OPTIONS') res.status(204).end();
  else res.status(405).json({ detail: `${req.method} is not allowed here` });
};
