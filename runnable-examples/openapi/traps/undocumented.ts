import type { Router } from 'express';

interface Paths {
  paths?: Record<string, object>;
}

/** A route has methods. A mounted router has a router instead, and its path is the prefix. */
interface Listed {
  path: string | RegExp;
  methods?: string[];
  router?: Router;
}

/** `listRoutes` came with version 2.3 of the package `router`; the types of Express do not know it yet. */
function canList(router: Router): router is Router & { listRoutes: () => Listed[] } {
  return 'listRoutes' in router;
}

/** `GET /users/:id` for each route, with those of mounted routers. */
function routesOf(router: Router, prefix = ''): { method: string; path: string }[] {
  if (!canList(router))
    throw new Error('No router of the package router 2.3: of an app, hand over app.router');
  return router.listRoutes().flatMap(({ path, methods = [], router: mounted }) => {
    const whole = `${prefix}${String(path)}`.replace(/(?<=.)\/$/, '');
    if (mounted) return routesOf(mounted, whole === '/' ? '' : whole);
    return methods.map((method) => ({ method, path: whole }));
  });
}

/** Express takes `/Users/:id/` for `/users/{id}`. */
const asDocumented = (path: string): string =>
  path
    .replaceAll(/:([\p{ID_Continue}$]+)/gu, '{$1}')
    .replace(/(?<=.)\/$/, '')
    .toLowerCase();

/** The routes of a router that its document does not name. Each GET brings a HEAD of its own. */
export function undocumented(router: Router, { paths = {} }: Paths): string[] {
  const entries = new Map(
    Object.entries(paths).map(([path, entry]) => [asDocumented(path), entry]),
  );
  return routesOf(router)
    .filter(({ method, path }) => {
      const entry = entries.get(asDocumented(path)) ?? {};
      return method !== 'HEAD' && !Object.hasOwn(entry, method.toLowerCase());
    })
    .map(({ method, path }) => `${method} ${path}`);
}
