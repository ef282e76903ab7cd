/** From top to bottom: the files of a feature by their name. */
export const order = ['index', 'router', 'service', 'repository', 'schema'];

/** @param from such as `src/features/users/router.ts`; `to` is such a path, or `express` */
export function mayImport(_from: string, _to: string): boolean {
  // TODO: say no where a rule is broken.
  return true;
}
