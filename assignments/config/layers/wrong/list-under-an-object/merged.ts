import { isTree, type Tree } from './tree.ts';

function own(tree: Tree, name: string): unknown {
  return Object.hasOwn(tree, name) ? tree[name] : undefined;
}

/** A new tree with the names of both; where both have a value, the strong one wins. */
export function merged(weak: Tree, strong: Tree): Tree {
  const names = new Set([...Object.keys(weak), ...Object.keys(strong)]);
  return Object.fromEntries(
    [...names].map((name) => {
      const [below, above] = [own(weak, name), own(strong, name)];
      if (typeof below === 'object' && below !== null && isTree(above)) return [name, merged(below as Tree, above)];
      return [name, Object.hasOwn(strong, name) ? above : below];
    }),
  );
}
