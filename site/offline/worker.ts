/**
 * The service worker: what was read is kept, and answered where the network does not. A page comes from the network
 * first, so a reader who has one reads the newest edition; what has a hash in its name comes from where it is kept.
 */
import { registerRoute, setCatchHandler } from 'workbox-routing';
import { CacheFirst, NetworkFirst } from 'workbox-strategies';
import { dropOutdated, renewKept } from './editions.ts';
import { isWhole } from './keep-all.ts';
import { ASK_EDITION, cacheNameOf, isUnchanging, LIST, TAKE_OVER } from './kept.ts';
import { notKept } from './not-kept.ts';
import { pathOf, scope, worker } from './scope.ts';

/** Of everything that the site serves, from the build. */
declare const EDITION: string;

/** A network that is there and does not answer is as good as none. */
const NETWORK_WITHIN_S = 4;

const cacheName = cacheNameOf(scope);
const plugins = [
  {
    cacheWillUpdate: ({ response }: { readonly response: Response }) =>
      Promise.resolve(isWhole(response) ? response : null),
    // Without what stands behind a question mark.
    cacheKeyWillBeUsed: ({ request }: { readonly request: Request }) =>
      Promise.resolve(scope + (pathOf(request.url) ?? '')),
  },
];

function isPath(address: URL, test: (path: string) => boolean): boolean {
  // With a question mark the page itself asks for what it is about to keep.
  const path = address.search === '?keep' ? undefined : pathOf(address.href);
  return path !== undefined && test(path);
}

registerRoute(({ url }) => isPath(url, isUnchanging), new CacheFirst({ cacheName, plugins }));
registerRoute(
  ({ url, request }) =>
    isPath(
      url,
      (path) =>
        request.mode === 'navigate' || path === LIST || /(?:^|\/)[\w.-]+\.(?:json|svg|png|webmanifest)$/.test(path),
    ),
  new NetworkFirst({ cacheName, networkTimeoutSeconds: NETWORK_WITHIN_S, plugins }),
);
// Neither from the network nor from the cache; or the cache is broken, and then the network may do alone.
setCatchHandler(async ({ request }) => {
  if (request.mode !== 'navigate') return fetch(request);
  return fetch(request).catch(() => notKept(request.url));
});

/** A page and what it had loaded before this worker was there. */
async function keepRead(page: string, loaded: readonly string[]): Promise<void> {
  const cache = await caches.open(cacheName);
  for (const address of [page, ...loaded]) {
    const path = pathOf(address);
    if (path === undefined || (address !== page && !isUnchanging(path))) continue;
    if ((await cache.match(scope + path)) !== undefined) continue;
    const response = await fetch(scope + path);
    if (isWhole(response)) await cache.put(scope + path, response);
  }
}

async function tellEdition(): Promise<void> {
  for (const page of await worker.clients.matchAll({ includeUncontrolled: true })) page.postMessage(EDITION);
}

worker.addEventListener('install', (event) => event.waitUntil(renewKept().then(tellEdition)));
worker.addEventListener('activate', (event) => {
  event.waitUntil(
    dropOutdated()
      .then(() => worker.clients.claim())
      .then(tellEdition),
  );
});
worker.addEventListener('message', (event) => {
  const { data, source } = event;
  if (data === TAKE_OVER) event.waitUntil(worker.skipWaiting());
  if (source === null || !('url' in source) || typeof source.url !== 'string') return;
  if (data === ASK_EDITION) source.postMessage(EDITION);
  // Nothing was promised to who only reads: a full disk costs no more than that a page is not kept.
  if (Array.isArray(data)) event.waitUntil(keepRead(source.url, data.map(String)).catch(() => undefined));
});
