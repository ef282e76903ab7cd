import type { Router } from 'express';
import { tagsOf } from './tags.ts';

interface Listed {
  path: string | RegExp;
  /** Absent where another router is mounted; `*` stands for `.all()`. */
  methods: string[] | undefined;
  router: Router | undefined;
}

/** `listRoutes` came with version 2.3 of the package `router`; the types of Express do not know it yet. */
function canList(router: Router): router is Router & { listRoutes: () => Listed[] } {
  return 'listRoutes' in router;
}

/** One line for each route: methods, full path, tags. */
export function routeTable(router: Router, prefix = ''): string[] {
  if (!canList(router)) throw new Error('Listing routes needs the package router 2.3');
  return router.listRoutes().flatMap((listed) => {
    const path = `${prefix}${String(listed.path)}`;
    // Mounted without a prefix, it is listed under `/`.
    if (listed.router)
      return routeTable(listed.router, listed.path === '/' ? prefix : path);
    const methods = listed.methods?.filter((method) => method !== '*') ?? [];
    return [`${methods.join(' ')} ${path} [${tagsOf(router).join(', ')}]`];
  });
}
