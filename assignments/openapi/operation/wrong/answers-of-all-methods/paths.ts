import type { Operation, Parameter, Paths, Route } from './openapi.ts';

const PARAMETER = /:(\w+)/g;

function parametersOf(path: string): Parameter[] {
  return [...path.matchAll(PARAMETER)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
}

function operationFrom({ path, summary, answers }: Route): Operation {
  const responses = Object.fromEntries(
    Object.entries(answers).map(([status, description]) => [status, { description }]),
  );
  return { summary, parameters: parametersOf(path), responses };
}

export function pathsOf(routes: readonly Route[]): Paths {
  const paths: Paths = {};
  for (const route of routes) {
    const path = route.path.replaceAll(PARAMETER, '{$1}');
    const method = route.method.toLowerCase();
    paths[path] = {
      ...paths[path],
      [method]: {
        ...operationFrom(route),
        responses: { ...Object.values(paths[path] ?? {}).at(-1)?.responses, ...operationFrom(route).responses },
      },
    };
  }
  return paths;
}
