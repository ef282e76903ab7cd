/** Settings by path: `db.port` → 5432. */
export type Flat = Map<string, unknown>;

interface Tree {
  [name: string]: unknown;
}

/** A list is one value, and no tree. */
export function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** { db: { port: 5432 } } becomes `db.port` → 5432. */
export function flatten(tree: Tree, prefix = ''): Flat {
  const flat: Flat = new Map();
  for (const [name, value] of Object.entries(tree)) {
    if (!isTree(value)) flat.set(prefix + name, value);
    else
      for (const [path, inner] of flatten(value, `${prefix}${name}.`))
        flat.set(path, inner);
  }
  return flat;
}

/** Inherits nothing, so that the name `__proto__` is a name like any other. */
const emptyTree = (): Tree => ({ __proto__: null });

/** The way back: `db.port` → 5432 becomes { db: { port: 5432 } }. */
export function nest(flat: Flat): Tree {
  const root = emptyTree();
  for (const [path, value] of flat) {
    const names = path.split('.');
    const last = names.pop() ?? '';
    let tree = root;
    for (const name of names) {
      const inner = tree[name];
      const next = isTree(inner) ? inner : emptyTree();
      tree[name] = next;
      tree = next;
    }
    tree[last] = value;
  }
  return root;
}
