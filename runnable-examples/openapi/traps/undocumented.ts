import type { Router } from 'express';

interface Paths {
  paths?: Record<string, object>;
}

interface Listed {
  path: string;
  methods: string[];
}

/** `listRoutes` came with version 2.3 of the package `router`; the types of Express do not know it yet. */
function canList(router: Router): router is Router & { listRoutes: () => Listed[] } {
  return 'listRoutes' in router;
}

/** The routes of a router that its document does not name. Each GET brings a HEAD of its own. */
export function undocumented(router: Router, { paths = {} }: Paths): string[] {
  if (!canList(router)) throw new Error('Listing routes needs the package router 2.3');
  return router.listRoutes().flatMap(({ path, methods }) => {
    const entry = paths[path.replaceAll(/:(\w+)/g, '{$1}')] ?? {};
    return methods
      .filter((method) => method !== 'HEAD' && !(method.toLowerCase() in entry))
      .map((method) => `${method} ${path}`);
  });
}
