import { host } from '../ground/host.ts';
import { builtin, internalFunction, member } from '../ground/library.ts';
import { multipartFrom } from './multipart.ts';

/** What a call of `fetch` asks for, checked as Node checks it and in its words. */

export interface Asked {
  readonly url: URL;
  readonly method: string;
  /** In the order and the case in which they were given. */
  readonly headers: Map<string, readonly [name: string, value: string]>;
  readonly body: Uint8Array | AsyncIterable<unknown> | undefined;
  readonly signal: AbortSignal | undefined;
  readonly redirect: RequestRedirect;
}

const TOKEN = /^[!#$%&'*+\-.^`|~\w]+$/;
const DEFAULTS = [
  ['accept', '*/*'],
  ['accept-language', '*'],
  ['sec-fetch-mode', 'cors'],
  ['user-agent', 'node'],
  ['accept-encoding', 'gzip, deflate'],
] as const;

export function isIterable(body: unknown): body is AsyncIterable<unknown> {
  return typeof body === 'object' && body !== null && Symbol.asyncIterator in body;
}

function urlFrom(text: string): URL {
  const url = (() => {
    try {
      return new (builtin('url').URL)(text);
    } catch (cause) {
      throw new TypeError(`Failed to parse URL from ${text}`, { cause });
    }
  })();
  if (url.username !== '' || url.password !== '')
    throw new TypeError(`Request cannot be constructed from a URL that includes credentials: ${url.href}`);
  return url;
}

function methodFrom(given: string): string {
  if (!TOKEN.test(given)) throw new TypeError(`'${given}' is not a valid HTTP method.`);
  if (/^(connect|trace|track)$/i.test(given)) throw new TypeError(`'${given}' HTTP method is unsupported.`);
  if (given === 'patch') {
    internalFunction('internal/process/warning', 'emitWarning')(
      'Using `patch` is highly likely to result in a `405 Method Not Allowed`. `PATCH` is much more likely to succeed.',
      { code: 'UNDICI-FETCH-patch' },
    );
  }
  // Others keep their case, and so are refused by a server.
  return /^(delete|get|head|options|post|put)$/i.test(given) ? given.toUpperCase() : given;
}

function headersFrom(given: HeadersInit): Map<string, readonly [string, string]> {
  const checked = new host.Headers();
  const names = new Map<string, string>();
  const pairs: Iterable<unknown[]> = Symbol.iterator in given ? given : Object.entries(given);
  for (const [name, value] of Array.from(pairs, (pair) => pair.map(String))) {
    if (name === undefined || value === undefined) continue;
    if (!TOKEN.test(name)) throw new TypeError(`Headers.append: "${name}" is an invalid header name.`);
    if (/[\0\r\n]/.test(value.trim())) throw new TypeError(`Headers.append: "${value}" is an invalid header value.`);
    checked.append(name, value);
    const key = name.toLowerCase();
    if (!names.has(key)) names.set(key, name);
  }
  return new Map([...names].map(([key, name]) => [key, [name, checked.get(key) ?? '']]));
}

export async function readAsked(input: unknown, init: RequestInit = {}): Promise<Asked> {
  const request = input instanceof host.Request ? input : undefined;
  const url = urlFrom(request?.url ?? String(input));
  const method = methodFrom(init.method ?? request?.method ?? 'GET');
  const headers = headersFrom(init.headers ?? request?.headers ?? {});
  let body: Asked['body'];
  if (init.body !== undefined && init.body !== null) {
    if (method === 'GET' || method === 'HEAD') throw new TypeError('Request with GET/HEAD method cannot have body.');
    if (isIterable(init.body)) {
      if (member(init, 'duplex') === undefined)
        throw new TypeError('RequestInit: duplex option is required when sending a body.');
      body = init.body;
    } else {
      // Node's own URLSearchParams are strange to the browser.
      const form = init.body instanceof builtin('url').URLSearchParams ? init.body.toString() : undefined;
      const given = init.body instanceof host.FormData ? multipartFrom(init.body) : init.body;
      const carrier = new host.Response(form ?? given);
      const type =
        form === undefined ? carrier.headers.get('content-type') : 'application/x-www-form-urlencoded;charset=UTF-8';
      if (type !== null && !headers.has('content-type')) headers.set('content-type', ['content-type', type]);
      body = new Uint8Array(await carrier.arrayBuffer());
    }
  } else if (request !== undefined && request.body !== null) body = new Uint8Array(await request.arrayBuffer());
  for (const [name, value] of DEFAULTS) if (!headers.has(name)) headers.set(name, [name, value]);
  const signal = init.signal ?? request?.signal;
  return { url, method, headers, body, signal, redirect: init.redirect ?? request?.redirect ?? 'follow' };
}
