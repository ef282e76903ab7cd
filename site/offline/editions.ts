/** From one edition of the site to the next: what was kept of the old one is kept of the new one before it takes over. */
import { keepAll } from './keep-all.ts';
import { cacheNameOf, filesFor, isUnchanging, LIST, listFrom, stemOf, WHOLE, type KeptList } from './kept.ts';
import { pathOf, scope } from './scope.ts';

async function keptPaths(cache: Cache): Promise<readonly string[]> {
  return (await cache.keys()).map(({ url }) => pathOf(url) ?? url);
}

/** What has no hash in its name is asked for again: it may have changed. */
function wantedOf(list: KeptList, kept: readonly string[]): KeptList['files'] {
  const paths = new Set(kept);
  const stems = new Set(kept.map(stemOf));
  const locales = list.locales.filter((locale) => paths.has(WHOLE + locale));
  const whole = new Set(locales.flatMap((locale) => filesFor(list, locale)).map(([path]) => path));
  return list.files.filter(([path]) => {
    if (isUnchanging(path)) return !paths.has(path) && (whole.has(path) || stems.has(stemOf(path)));
    return whole.has(path) || paths.has(path);
  });
}

/** Rejects where a part does not come: then the old edition stays, and the browser tries again later. */
export async function renewKept(): Promise<void> {
  const cache = await caches.open(cacheNameOf(scope));
  const told = await fetch(scope + LIST, { cache: 'no-store' });
  const list = listFrom(await told.clone().json());
  const fetchFile = (path: string): Promise<Response> =>
    fetch(scope + path, isUnchanging(path) ? {} : { cache: 'no-cache' });
  await keepAll(scope, cache, wantedOf(list, await keptPaths(cache)), { fetchFile });
  await cache.put(scope + LIST, told);
}

/** What no page of this edition asks for. */
export async function dropOutdated(): Promise<void> {
  const cache = await caches.open(cacheNameOf(scope));
  const told = await cache.match(scope + LIST);
  if (told === undefined) return;
  const { files } = listFrom(await told.json());
  const current = new Set(files.map(([path]) => path)).add(LIST);
  for (const request of await cache.keys()) {
    const path = pathOf(request.url);
    if (path === undefined || (!path.startsWith(WHOLE) && !current.has(path))) await cache.delete(request);
  }
}
