import type { IncomingMessage } from 'node:http';
import { host } from '../worker/host.ts';
import { builtin, callMember } from '../worker/library.ts';

/** `fetch` to servers of the program itself, through Node's own client; there is no other network. */

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
const BODYLESS: ReadonlySet<number> = new Set([101, 204, 205, 304]);

function failed(cause: unknown): TypeError {
  return new TypeError('fetch failed', { cause });
}

/** What goes over the wire of a body; the browser's Request knows the content type that belongs to it. */
async function requestParts(
  input: unknown,
  init: RequestInit | undefined,
): Promise<{ url: URL; method: string; headers: [string, string][]; body: Uint8Array | undefined }> {
  const isRequest = input instanceof host.Request;
  const url = new host.URL(isRequest ? input.url : String(input));
  const method = (init?.method ?? (isRequest ? input.method : 'GET')).toUpperCase();
  const given = new host.Headers(init?.headers ?? (isRequest ? input.headers : undefined));
  let body: Uint8Array | undefined;
  if (init?.body !== undefined && init.body !== null) {
    // Node's own URLSearchParams are strange to the browser.
    const form = init.body instanceof builtin('url').URLSearchParams ? init.body.toString() : undefined;
    const carrier = new host.Response(form ?? init.body);
    if (form !== undefined) carrier.headers.set('content-type', 'application/x-www-form-urlencoded;charset=UTF-8');
    const type = carrier.headers.get('content-type');
    if (type !== null && !given.has('content-type')) given.set('content-type', type);
    body = new Uint8Array(await carrier.arrayBuffer());
  } else if (isRequest && input.body !== null) body = new Uint8Array(await input.arrayBuffer());
  const defaults: [string, string][] = [
    ['accept', '*/*'],
    ['accept-language', '*'],
    ['sec-fetch-mode', 'cors'],
    ['user-agent', 'node'],
    ['accept-encoding', 'gzip, deflate'],
  ];
  const headers: [string, string][] = [...given];
  for (const [name, value] of defaults) if (!given.has(name)) headers.push([name, value]);
  return { url, method, headers, body };
}

/** Chromium words what goes wrong in a body itself, so the body is read before it is given to it. */
function readsWithOwnErrors(response: Response, body: ReadableStream<Uint8Array<ArrayBuffer>>): void {
  for (const name of ['text', 'json', 'arrayBuffer', 'blob', 'bytes', 'formData']) {
    const own: unknown = Reflect.get(response, name);
    if (typeof own !== 'function') continue;
    const read = async (): Promise<unknown> => {
      if (response.bodyUsed || body.locked) return Reflect.apply(own, response, []);
      const parts: Uint8Array<ArrayBuffer>[] = [];
      for (const reader = body.getReader(); ;) {
        const { done, value } = await reader.read();
        if (done) break;
        parts.push(value);
      }
      const type = response.headers.get('content-type');
      const whole = new host.Response(new host.Blob(parts), type === null ? {} : { headers: { 'content-type': type } });
      return callMember(whole, name);
    };
    Object.defineProperty(response, name, { value: read, configurable: true, writable: true });
  }
}

function responseFrom(message: IncomingMessage, url: URL, redirected: boolean): Response {
  const headers = new host.Headers();
  for (let i = 0; i < message.rawHeaders.length; i += 2)
    headers.append(message.rawHeaders[i] ?? '', message.rawHeaders[i + 1] ?? '');
  const status = message.statusCode ?? 0;
  const stream = new host.ReadableStream<Uint8Array<ArrayBuffer>>({
    start(controller) {
      message.on('data', (chunk: Uint8Array) => controller.enqueue(new Uint8Array(chunk)));
      message.once('end', () => controller.close());
      message.once('error', (error) => controller.error(new TypeError('terminated', { cause: error })));
    },
    cancel: () => void message.destroy(),
  });
  const encoding = headers.get('content-encoding');
  const format = encoding === 'gzip' || encoding === 'deflate' ? encoding : undefined;
  const unpacked = format === undefined ? stream : stream.pipeThrough(new host.DecompressionStream(format));
  if (BODYLESS.has(status)) message.resume();
  const response = new host.Response(BODYLESS.has(status) ? null : unpacked, {
    status,
    statusText: message.statusMessage ?? '',
    headers,
  });
  if (response.body !== null) readsWithOwnErrors(response, response.body);
  Object.defineProperty(response, 'url', { value: url.href });
  Object.defineProperty(response, 'redirected', { value: redirected });
  return response;
}

export async function loopbackFetch(input: unknown, init?: RequestInit): Promise<Response> {
  let parts: Awaited<ReturnType<typeof requestParts>>;
  try {
    parts = await requestParts(input, init);
  } catch (error) {
    throw new TypeError('Failed to parse URL from ' + String(input), { cause: error });
  }
  let { url, method, body } = parts;
  const redirect = init?.redirect ?? 'follow';
  for (let hops = 0; ; hops++) {
    const message = await ask(url, method, parts.headers, body, init?.signal ?? undefined);
    const location = message.headers.location;
    const isRedirect = REDIRECTS.has(message.statusCode ?? 0) && location !== undefined;
    if (!isRedirect || redirect === 'manual') return responseFrom(message, url, hops > 0);
    message.resume();
    if (redirect === 'error') throw failed(new Error('unexpected redirect'));
    if (hops === 20) throw failed(new Error('redirect count exceeded'));
    url = new host.URL(location, url);
    if (
      message.statusCode === 303 ||
      ((message.statusCode === 301 || message.statusCode === 302) && method === 'POST')
    ) {
      method = 'GET';
      body = undefined;
    }
  }
}

function ask(
  url: URL,
  method: string,
  headers: [string, string][],
  body: Uint8Array | undefined,
  signal: AbortSignal | undefined,
): Promise<IncomingMessage> {
  const http = builtin('http');
  return new Promise((resolve, reject) => {
    if (url.protocol !== 'http:') {
      reject(failed(new Error(`${url.protocol} cannot be reached from this page`)));
      return;
    }
    const port = url.port === '' ? 80 : Number(url.port);
    const request = http.request({
      host: url.hostname.replace(/^\[|\]$/g, ''),
      port,
      method,
      path: url.pathname + url.search,
    });
    for (const [name, value] of headers) request.setHeader(name, value);
    request.once('response', resolve);
    request.once('error', (error) => reject(failed(error)));
    const abort = (): void => {
      const reason: unknown = signal?.reason;
      reject(reason instanceof Error ? reason : new Error(String(reason)));
      request.destroy();
    };
    if (signal?.aborted === true) abort();
    else signal?.addEventListener('abort', abort);
    request.end(body);
  });
}
