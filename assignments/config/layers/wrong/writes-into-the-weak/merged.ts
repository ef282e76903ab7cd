import { isTree, type Tree } from './tree.ts';

/** A new tree with the names of both; where both have a value, the strong one wins. */
export function merged(weak: Tree, strong: Tree): Tree {
  for (const name of Object.keys(strong)) {
    const [below, above] = [Object.hasOwn(weak, name) ? weak[name] : undefined, strong[name]];
    const value = isTree(below) && isTree(above) ? merged(below, above) : above;
    Object.defineProperty(weak, name, { value, enumerable: true, writable: true, configurable: true });
  }
  return weak;
}
