import type { Operation } from './operations.ts';

/** The document has one place for an id, and one for a method of a path. It knows no `*` and no optional part. */
export function addOperation(operations: Operation[], operation: Operation): void {
  const { id, method, path } = operation;
  const name = `${id}, ${method.toUpperCase()} ${path}`;
  if (/[*{]/.test(path)) throw new Error(`${name}: OpenAPI cannot describe this path`);
  const isTaken = operations.some(
    (each) => each.id === id || (each.method === method && each.path === path),
  );
  if (isTaken) throw new Error(`${name}: another operation has this id or this path`);
  operations.push(operation);
}
