import { InvalidSettings } from './invalid-settings.ts';

/** Settings by path: `db.port` → 5432. */
export type Flat = Map<string, unknown>;

interface Tree {
  [name: string]: unknown;
}

/** A list is one value, and no tree; nor is what else YAML can write, as a set. */
export function isTree(value: unknown): value is Tree {
  if (typeof value !== 'object' || value === null) return false;
  const parent: unknown = Object.getPrototypeOf(value);
  return parent === Object.prototype || parent === null;
}

/** { db: { port: 5432 } } becomes `db.port` → 5432. */
export function flatten(tree: Tree, prefix = ''): Flat {
  const flat: Flat = new Map();
  for (const [name, value] of Object.entries(tree)) {
    if (name.includes('.'))
      throw new InvalidSettings(`✖ A dot in a name: ${prefix}${name}`);
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
      const inner = (tree[name] ??= emptyTree());
      if (!isTree(inner)) throw new InvalidSettings(`✖ Both a value and a group: ${name}`);
      tree = inner;
    }
    if (last in tree) throw new InvalidSettings(`✖ Both a value and a group: ${path}`);
    tree[last] = value;
  }
  return root;
}
