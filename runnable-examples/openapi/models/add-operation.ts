import type { Operation } from './operations.ts';

/** `/models/{id}` and `/models/{name}` are one path. */
const shapeOf = (path: string): string => path.replaceAll(/:\w+/g, ':');

/** Whether the document has no place for both. */
function isInTheWay(one: Operation, other: Operation): boolean {
  if (one.id === other.id) return true;
  if (shapeOf(one.path) !== shapeOf(other.path)) return false;
  return one.method === other.method || one.path !== other.path;
}

/** The document has one place for an id, and one for a method of a path. It knows no `*` and no optional part. */
export function addOperation(operations: Operation[], operation: Operation): void {
  const { id, method, path } = operation;
  const name = `${id}, ${method.toUpperCase()} ${path}`;
  if (/[*{]/.test(path)) throw new Error(`${name}: OpenAPI cannot describe this path`);
  for (const [, parameter = ''] of path.matchAll(/:(\w+)/g)) {
    if (parameter in (operation.parts.params?.shape ?? {})) continue;
    throw new Error(`${name}: the schema of the path has no ${parameter}`);
  }
  if (operations.some((each) => isInTheWay(each, operation)))
    throw new Error(`${name}: another operation has this id or this path`);
  operations.push(operation);
}
