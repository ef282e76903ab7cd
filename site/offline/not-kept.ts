/** The page in place of one that is not kept, where the network is cut: it says so, and lists those that are. */
import { cacheNameOf, LIST, listFrom } from './kept.ts';
import { pathOf, scope } from './scope.ts';

export interface NotKeptWords {
  readonly title: string;
  readonly text: string;
  readonly kept: string;
}

/** By locale, from the build; the first is that of addresses without one. */
declare const NOT_KEPT_WORDS: Readonly<Record<string, NotKeptWords>>;

const STYLE =
  'body{font:1.0625rem/1.6 system-ui,sans-serif;max-width:40rem;margin:4rem auto;padding:0 1.5rem;color-scheme:light dark}';

/** Each page says its own title, already as HTML. */
async function linksTo(paths: readonly string[], cache: Cache): Promise<readonly string[]> {
  const links = paths.map(async (path) => {
    const text = await (await cache.match(scope + path))?.text();
    const [, title] = /<title>([^<]+)<\/title>/.exec(text ?? '') ?? [];
    return title === undefined ? [] : [`<li><a href="${scope + path}">${title}</a></li>`];
  });
  return (await Promise.all(links)).flat();
}

/** In the order in which the build lists them. */
async function keptPages(locale: string): Promise<readonly string[]> {
  const cache = await caches.open(cacheNameOf(scope));
  const kept = new Set((await cache.keys()).map(({ url }) => pathOf(url)));
  const list = await cache.match(scope + LIST);
  const all = list === undefined ? [] : listFrom(await list.json()).files.map(([path]) => path);
  const pages = all.filter((path) => path.startsWith(`${locale}/`) && path.endsWith('/') && kept.has(path));
  return linksTo(pages, cache);
}

export async function notKept(address: string): Promise<Response> {
  const asked = (pathOf(address) ?? '').split('/', 1)[0] ?? '';
  const locale = NOT_KEPT_WORDS[asked] === undefined ? (Object.keys(NOT_KEPT_WORDS)[0] ?? '') : asked;
  const { title = '', text = '', kept = '' } = NOT_KEPT_WORDS[locale] ?? {};
  const links = await keptPages(locale).catch(() => []);
  const list = links.length === 0 ? '' : `<p>${kept}</p><ul>${links.join('')}</ul>`;
  const page = `<!doctype html><html lang="${locale}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${STYLE}</style><h1>${title}</h1><p>${text}</p>${list}`;
  return new Response(page, { status: 503, headers: { 'content-type': 'text/html; charset=utf-8' } });
}
