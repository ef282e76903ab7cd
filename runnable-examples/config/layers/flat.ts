/** Settings by path: `db.port` → 5432. */
export type Flat = ReadonlyMap<string, unknown>;

export function flatten(value: unknown, path = ''): Flat {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return new Map(path === '' ? [] : [[path, value]]);
  return new Map(
    Object.entries(value).flatMap(([key, inner]) => [
      ...flatten(inner, path === '' ? key : `${path}.${key}`),
    ]),
  );
}

/** The way back: `db.port` → 5432 becomes { db: { port: 5432 } }. */
export function nest(flat: Flat): object {
  const byHead = Map.groupBy(flat, ([path]) => path.split('.', 1)[0] ?? '');
  return Object.fromEntries(
    [...byHead].map(([head, entries]) => {
      if (flat.has(head)) return [head, flat.get(head)];
      const tails = entries.map(
        ([path, value]) => [path.slice(head.length + 1), value] as const,
      );
      return [head, nest(new Map(tails))];
    }),
  );
}
