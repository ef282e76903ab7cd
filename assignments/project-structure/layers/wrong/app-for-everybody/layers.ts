/** From top to bottom: the files of a feature by their name. */
const order = ['index', 'router', 'service', 'repository', 'schema'];

interface Place {
  readonly feature: string;
  readonly rank: number;
}

function placeOf(path: string): Place | undefined {
  const [, feature = '', name = ''] = /^src\/features\/([^/]+)\/([^/]+)\.ts$/.exec(path) ?? [];
  return feature === '' ? undefined : { feature, rank: order.indexOf(name) };
}

/** @param from such as `src/features/users/router.ts`; `to` is such a path, or `express` */
export function mayImport(from: string, to: string): boolean {
  if (to === 'express') return from === 'src/app.ts' || /\/router\.ts$/.test(from);
  if (to.startsWith('src/shared/')) return true;
  const target = placeOf(to);
  if (target === undefined) return true;
  const own = placeOf(from);
  if (own?.feature === target.feature) return target.rank > own.rank;
  return !from.startsWith('src/shared/') && target.rank === 0;
}
