import type { Operation } from './operations.ts';

/** `:id` of `/models/:id`. A name may have letters of any language. */
export const PARAMETER = /:([\p{ID_Continue}$]+)/gu;

/** Express takes `/Models/` for `/models`, and `/models/:id` for `/models/:name`. */
const partsOf = (path: string): string[] =>
  path.toLowerCase().replace(/\/$/, '').replaceAll(PARAMETER, ':').split('/');

/** Whether what is for the second path comes to the first one, which was there before. */
function takes(first: string[], second: string[]): boolean {
  const fits = (part: string, at: number): boolean => part === ':' || part === second[at];
  return first.length === second.length && first.every(fits);
}

/** Whether the document has no place for both, or Express would never reach the later one. */
function isInTheWay(earlier: Operation, later: Operation): boolean {
  if (earlier.id === later.id) return true;
  const [first, second] = [partsOf(earlier.path), partsOf(later.path)];
  if (earlier.method === later.method) return takes(first, second);
  return first.join('/') === second.join('/') && earlier.path !== later.path;
}

/** The document has one place for an id, and one for a method of a path. It knows no `*` and no optional part. */
export function addOperation(operations: Operation[], operation: Operation): void {
  const { id, method, path, parts } = operation;
  const name = `${id}, ${method.toUpperCase()} ${path}`;
  if (/[*{]/.test(path)) throw new Error(`${name}: OpenAPI cannot describe this path`);
  const inPath = [...path.matchAll(PARAMETER)].map(([, parameter = '']) => parameter);
  const inSchema = Object.keys(parts.params?.shape ?? {});
  const missing = inPath.find((parameter) => !inSchema.includes(parameter));
  if (missing) throw new Error(`${name}: the schema of the path has no ${missing}`);
  const surplus = inSchema.find((parameter) => !inPath.includes(parameter));
  if (surplus) throw new Error(`${name}: the path has no ${surplus}`);
  if (operations.some((each) => isInTheWay(each, operation)))
    throw new Error(`${name}: another operation has this id or this path`);
  operations.push(operation);
}
