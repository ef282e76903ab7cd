/** What rough clients send, and to which routes: each request is made from one that a lesson documents. */
import type { HeaderList, HttpRequest } from '#runtime/contract.ts';
import type { ExampleDocument, Exchange } from './exchange.ts';
import { requestFromExchange } from './request.ts';

export interface RoughRequest {
  readonly name: string;
  readonly from: (documented: HttpRequest) => HttpRequest;
  /** Whether it has no answer of the route itself to wait for, however long the route takes on purpose. */
  readonly isRefused?: true;
  /** The client goes away so soon after sending. */
  readonly leavesAfterMs?: number;
}

type Change = Partial<Pick<HttpRequest, 'method' | 'path' | 'body'>> & { readonly headers?: HeaderList };

/** A header of the change takes the place of the documented one; given twice, it is sent twice. */
function changed(documented: HttpRequest, { headers = [], ...rest }: Change): HttpRequest {
  const given = new Set(headers.map(([name]) => name.toLowerCase()));
  const kept = (documented.headers ?? []).filter(([name]) => !given.has(name.toLowerCase()));
  return { ...documented, ...rest, headers: [...kept, ...headers] };
}

const withHeaders = (name: string, ...headers: HeaderList): RoughRequest => ({
  name,
  from: (documented) => changed(documented, { headers }),
});

const json = ['content-type', 'application/json'] as const;

/** Sent by POST where the documented request has no body. */
function withBody(name: string, body: string | Uint8Array, ...headers: HeaderList): RoughRequest {
  return {
    name,
    from: (documented) =>
      changed(documented, {
        body,
        headers: headers.length === 0 ? [json] : headers,
        ...(documented.body === undefined && documented.method === 'GET' && { method: 'POST' }),
      }),
  };
}

const atPath = (name: string, path: (documented: string) => string): RoughRequest => ({
  name,
  from: (documented) => changed(documented, { path: path(documented.path) }),
});

const byMethod = (method: string): RoughRequest => ({
  name: `the method ${method}`,
  from: ({ body: _body, ...documented }) => changed(documented, { method }),
});

const refused = (request: RoughRequest): RoughRequest => ({ ...request, isRefused: true });

const withoutQuery = (path: string): string => path.split('?')[0] ?? '';
const parent = (path: string): string => withoutQuery(path).replace(/\/[^/]*$/, '');
const withQuery = (path: string, query: string): string => `${path}${path.includes('?') ? '&' : '?'}${query}`;

export const roughRequests: readonly RoughRequest[] = [
  refused(withBody('JSON that is cut off', '{"a": ')),
  refused(withBody('no JSON at all', 'nul')),
  withBody('null', 'null'),
  withBody('a text in place of an object', '"text"'),
  withBody('a list in place of an object', '[]'),
  withBody('an empty object', '{}'),
  withBody('__proto__ as a key', '{"__proto__": {"admin": true}, "constructor": 1}'),
  withBody('a number without end', '{"a": 1e999}'),
  withBody('lists in lists', '['.repeat(2_000) + ']'.repeat(2_000)),
  refused(withBody('bytes that are no UTF-8', new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x3a]))),
  refused(withBody('a body of 2 MB', `{"a": "${'x'.repeat(2_000_000)}"}`)),
  refused(withBody('gzip that is none', '{}', json, ['content-encoding', 'gzip'])),
  refused(withBody('an unknown encoding', '{}', json, ['content-encoding', 'rot13'])),
  refused(withBody('an unknown charset', '{}', ['content-type', 'application/json; charset=klingon'])),
  withBody('plain text', 'text', ['content-type', 'text/plain']),
  withBody('a form', 'a=1&a=2&b[c]=3', ['content-type', 'application/x-www-form-urlencoded']),
  withBody('a type that is none', '{}', ['content-type', ';;;=']),
  refused(atPath('an escape that cannot be read', (path) => `${withoutQuery(path)}/%E0%A4%A`)),
  refused(atPath('such an escape in place of the last part', (path) => `${parent(path)}/%E0%A4%A`)),
  refused(atPath('8 kB of path', (path) => `${withoutQuery(path)}/${'a'.repeat(8_000)}`)),
  refused(atPath('an encoded zero', (path) => `${withoutQuery(path)}/%00`)),
  atPath('a query that cannot be read', (path) => withQuery(path, 'a=%E0%A4%A&a[b]=1')),
  atPath('__proto__ in the query', (path) => withQuery(path, '__proto__=1&constructor=2')),
  atPath('a query twice', (path) => withQuery(path, path.split('?')[1] ?? 'a=1&a=2')),
  withHeaders('a header twice', ['x-twice', '1'], ['x-twice', '2'], ['cookie', 'a=1'], ['cookie', 'a=2']),
  withHeaders('a long header', ['x-long', 'a'.repeat(8_000)]),
  withHeaders('an odd Accept', ['accept', 'image/*;q=x']),
  byMethod('HEAD'),
  byMethod('OPTIONS'),
  refused(byMethod('PROPFIND')),
  byMethod('DELETE'),
  { name: 'a client that goes at once', from: (documented) => documented, leavesAfterMs: 1 },
];

export interface Route {
  readonly name: string;
  readonly request: HttpRequest;
  /** Whether it takes long or fails on purpose: only what is refused before it is sent there. */
  readonly isSpared: boolean;
}

/** The first documented request of each method and path. */
export function routesOf({ exchanges }: ExampleDocument): readonly Route[] {
  const accompanied = new Set(Object.values(exchanges).map(({ alongside }) => alongside));
  const isSpared = (id: string, { took, alongside, waitMs, response }: Exchange): boolean =>
    response.status >= 500 ||
    accompanied.has(id) ||
    [took?.atLeastMs, alongside, waitMs].some((each) => each !== undefined);
  const routes = new Map<string, Route>();
  for (const [id, exchange] of Object.entries(exchanges)) {
    const request = requestFromExchange(exchange.request);
    const name = `${request.method} ${request.path.split('?')[0] ?? ''}`;
    const known = routes.get(name) ?? { name, request, isSpared: false };
    routes.set(name, { ...known, isSpared: known.isSpared || isSpared(id, exchange) });
  }
  return [...routes.values()];
}
