import { isTree, type Tree } from './tree.ts';

function put(target: object, from: Tree): void {
  for (const [name, value] of Object.entries(from)) {
    if (name === '__proto__') continue;
    const below: unknown = Reflect.get(target, name);
    const leadsIn = isTree(below) || typeof below === 'function';
    if (leadsIn && isTree(value)) put(below, value);
    else Reflect.set(target, name, isTree(value) ? structuredClone(value) : value);
  }
}

/** A new tree with the names of both; where both have a value, the strong one wins. */
export function merged(weak: Tree, strong: Tree): Tree {
  const copy = structuredClone(weak);
  put(copy, strong);
  return copy;
}
