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
  const seen = new Set<string>();
  for (const route of routes) {
    const path = route.path.replaceAll(PARAMETER, '{$1}');
    const method = route.method.toLowerCase();
    const operation = operationFrom(route);
    const parameters = operation.parameters.filter(({ name }) => !seen.has(name));
    for (const { name } of parameters) seen.add(name);
    paths[path] = { ...paths[path], [method]: { ...operation, parameters } };
  }
  return paths;
}
