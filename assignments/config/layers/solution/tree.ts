/** A layer of settings, or an object in one. */
export interface Tree {
  readonly [name: string]: unknown;
}

/** Lists are values, not trees. */
export function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
