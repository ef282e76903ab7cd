import type { RequestHandler } from 'express';

/** The last handler of a route: answers each method that the route does not take. */
export function onlyTakes(..._methods: readonly string[]): RequestHandler {
  return (_req, _res, next) => {
    // TODO: refuse the method, and answer OPTIONS.
    next();
  };
}
