import { isTree, type Tree } from './tree.ts';

/** A new tree with the names of both; where both have a value, the strong one wins. */
export function merged(weak: Tree, strong: Tree): Tree {
  const entries = Object.keys(strong).map((name) => {
    const [below, above] = [Object.hasOwn(weak, name) ? weak[name] : undefined, strong[name]];
    return [name, isTree(below) && isTree(above) ? { ...below, ...above } : above] as const;
  });
  return { ...weak, ...Object.fromEntries(entries) };
}
