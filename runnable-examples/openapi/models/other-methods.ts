import type { Express } from 'express';
import type { Operation } from './operations.ts';

/** After the last operation: each path answers 405 to the methods that it has no operation for. */
export function refuseOthers(app: Express, operations: readonly Operation[]): void {
  for (const path of new Set(operations.map((each) => each.path))) {
    const methods = operations
      .filter((each) => each.path === path)
      .map(({ method }) => method.toUpperCase());
    if (methods.includes('GET')) methods.push('HEAD');
    const allow = methods.sort().join(', ');
    app.all(path, (req, res, next) => {
      // Express itself answers OPTIONS.
      if (req.method === 'OPTIONS') return next();
      res.set('Allow', allow).status(405);
      res.json({ detail: `${req.method} is not allowed here` });
    });
  }
}
