/** Where a response sends its client, as a browser would follow it: on demand only. */
import { DEFAULT_PORT, type HttpRequest, type HttpResponse } from '#runtime/contract.ts';
import { valueOf } from '../../shown/response-text.ts';

/** A request to the same program, or an address that leads away from it. */
export type Redirect = { readonly to: HttpRequest } | { readonly elsewhere: string };

const FOLLOWED = new Set([301, 302, 303, 307, 308]);

function becomesGet(status: number, method: string): boolean {
  if (method === 'GET' || method === 'HEAD') return false;
  return status === 303 || ((status === 301 || status === 302) && method === 'POST');
}

export function redirectOf(
  request: HttpRequest,
  { status, headers }: Pick<HttpResponse, 'status' | 'headers'>,
): Redirect | undefined {
  const location = valueOf(headers, 'location');
  if (location === undefined || !FOLLOWED.has(status)) return undefined;
  const { method, path, port = DEFAULT_PORT } = request;
  const origin = `http://localhost:${port}`;
  const address = URL.parse(location, origin + path);
  if (address?.origin !== origin) return { elsewhere: address?.href ?? location };
  const target = { path: address.pathname + address.search, port };
  if (!becomesGet(status, method)) return { to: { ...request, ...target } };
  const kept = (request.headers ?? []).filter(([name]) => !name.toLowerCase().startsWith('content-'));
  return { to: { ...target, method: 'GET', headers: kept } };
}
