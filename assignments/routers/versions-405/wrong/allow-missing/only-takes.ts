import type { RequestHandler } from 'express';

/** The last handler of a route: answers each method that the route does not take. */
export function onlyTakes(...methods: readonly string[]): RequestHandler {
  return (req, res) => {
    if (methods.includes(req.method)) throw new Error('This route takes it.');
    if (req.method === 'OPTIONS') {
      res.status(204).end();
      return;
    }
    res.status(405).json({ detail: `${req.method} is not allowed here` });
  };
}
