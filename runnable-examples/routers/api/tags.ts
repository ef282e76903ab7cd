import type { Router } from 'express';

const tags = new WeakMap<Router, readonly string[]>();

/** Express has no tags, so they are noted here, under the router that carries them. */
export function tagged(router: Router, ...names: string[]): Router {
  tags.set(router, names);
  return router;
}

export function tagsOf(router: Router): readonly string[] {
  return tags.get(router) ?? [];
}
