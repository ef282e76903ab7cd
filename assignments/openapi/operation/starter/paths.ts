import type { Operation, Paths, Route } from './openapi.ts';

function operationFrom({ summary }: Route): Operation {
  // TODO: name the parameters of the path, and the responses.
  return { summary, parameters: [], responses: {} };
}

export function pathsOf(routes: readonly Route[]): Paths {
  const paths: Paths = {};
  for (const route of routes) {
    // TODO: write path and method as OpenAPI does. Two routes may have the same path.
    paths[route.path] = { [route.method]: operationFrom(route) };
  }
  return paths;
}
