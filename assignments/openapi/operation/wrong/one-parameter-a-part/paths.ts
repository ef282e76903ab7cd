import type { Operation, Paths, Route } from './openapi.ts';

function operationFrom({ path, summary, answers }: Route): Operation {
  const names = path
    .split('/')
    .filter((part) => part.startsWith(':'))
    .map((part) => part.slice(1));
  return {
    summary,
    parameters: names.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } })),
    responses: Object.fromEntries(Object.entries(answers).map(([status, description]) => [status, { description }])),
  };
}

export function pathsOf(routes: readonly Route[]): Paths {
  const paths: Paths = {};
  for (const route of routes) {
    const path = route.path
      .split('/')
      .map((part) => (part.startsWith(':') ? `{${part.slice(1)}}` : part))
      .join('/');
    (paths[path] ??= {})[route.method.toLowerCase()] = operationFrom(route);
  }
  return paths;
}
