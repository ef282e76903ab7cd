import type { ClientRequest, IncomingMessage } from 'node:http';
import { host } from '../ground/host.ts';
import { builtin, callMember, member } from '../ground/library.ts';
import { isIterable, readAsked, type Asked } from './fetch-request.ts';

/** `fetch` to servers of the program itself, through Node's own client; there is no other network. */

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
const BODYLESS: ReadonlySet<number> = new Set([101, 204, 205, 304]);
/** On which no browser and no Node fetches, as the standard has it. */
const BAD_PORTS: ReadonlySet<string> = new Set(
  '1 7 9 11 13 15 17 19 20 21 22 23 25 37 42 43 53 69 77 79 87 95 101 102 103 104 109 110 111 113 115 117 119 123 135 137 139 143 161 179 389 427 465 512 513 514 515 526 530 531 532 540 548 554 556 563 587 601 636 989 990 993 995 1719 1720 1723 2049 3659 4045 4190 5060 5061 6000 6566 6665 6666 6667 6668 6669 6679 6697 10080'.split(
    ' ',
  ),
);
const NOT_TAKEN = /^(transfer-encoding|keep-alive|upgrade)$/;

function failed(cause: unknown): TypeError {
  return new TypeError('fetch failed', { cause });
}

/** An error of the client that Node's fetch stands on. */
function clientError(name: string, message: string, code?: string): Error {
  return Object.assign(new Error(message), code === undefined ? { name } : { name, code });
}

function causeFrom(error: unknown): unknown {
  const code = String(member(error, 'code'));
  if (code === 'ECONNRESET') return clientError('SocketError', 'other side closed', 'UND_ERR_SOCKET');
  if (!code.startsWith('HPE_')) return error;
  return clientError(
    'HTTPParserError',
    `Response does not match the HTTP/1.1 protocol (${String(member(error, 'reason'))})`,
  );
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

function responseFrom(message: IncomingMessage, { url, method, signal }: Asked, redirected: boolean): Response {
  const headers = new host.Headers();
  for (let i = 0; i < message.rawHeaders.length; i += 2)
    headers.append(message.rawHeaders[i] ?? '', message.rawHeaders[i + 1] ?? '');
  const status = message.statusCode ?? 0;
  const stream = new host.ReadableStream<Uint8Array<ArrayBuffer>>({
    start(controller) {
      message.on('data', (chunk: Uint8Array) => controller.enqueue(new Uint8Array(chunk)));
      message.once('end', () => controller.close());
      message.once('error', (error) =>
        controller.error(
          signal?.aborted === true ? signal.reason : new TypeError('terminated', { cause: causeFrom(error) }),
        ),
      );
    },
    cancel: () => void message.destroy(),
  });
  const encoding = headers.get('content-encoding');
  const format = encoding === 'gzip' || encoding === 'deflate' ? encoding : undefined;
  const unpacked = format === undefined ? stream : stream.pipeThrough(new host.DecompressionStream(format));
  const isBodyless = BODYLESS.has(status) || method === 'HEAD';
  if (isBodyless) message.resume();
  const response = new host.Response(isBodyless ? null : unpacked, {
    status,
    statusText: message.statusMessage ?? '',
    headers,
  });
  if (response.body !== null) readsWithOwnErrors(response, response.body);
  const { href, hash } = url;
  const known = { url: hash === '' ? href : href.slice(0, -hash.length), redirected, type: 'basic', headers };
  // The browser's own headers of a response keep no cookie.
  for (const [name, value] of Object.entries(known)) Object.defineProperty(response, name, { value });
  return response;
}

export async function loopbackFetch(input: unknown, init?: RequestInit): Promise<Response> {
  let asked = await readAsked(input, init);
  for (let hops = 0; ; hops++) {
    const message = await ask(asked);
    const { statusCode = 0, headers } = message;
    const { redirect } = asked;
    if (!REDIRECTS.has(statusCode) || headers.location === undefined || redirect === 'manual')
      return responseFrom(message, asked, hops > 0);
    message.resume();
    if (redirect === 'error') throw failed(new Error('unexpected redirect'));
    if (hops === 20) throw failed(new Error('redirect count exceeded'));
    asked = redirected(asked, statusCode, headers.location);
  }
}

function redirected(asked: Asked, status: number, location: string): Asked {
  const { URL } = builtin('url');
  if (!URL.canParse(location, asked.url.href)) throw failed(new TypeError('Invalid URL'));
  const url = new URL(location, asked.url);
  if (!/^https?:$/.test(url.protocol)) throw failed(new Error('URL scheme must be a HTTP(S) scheme'));
  const headers = new Map(asked.headers);
  if (url.origin !== asked.url.origin)
    for (const name of ['authorization', 'proxy-authorization', 'cookie', 'host']) headers.delete(name);
  const { method } = asked;
  if (status === 303 ? method === 'GET' || method === 'HEAD' : status > 303 || method !== 'POST') {
    if (isIterable(asked.body)) throw failed(new Error());
    return { ...asked, url, headers };
  }
  for (const name of headers.keys())
    if (/^content-(encoding|language|location|type|length)$/.test(name)) headers.delete(name);
  return { ...asked, url, headers, method: 'GET', body: undefined };
}

/** What is said of the body, where there is one or could be. */
function framing({ method, headers, body }: Asked): readonly [string, string][] {
  const given = headers.get('content-length')?.[1];
  if (isIterable(body)) return [given === undefined ? ['transfer-encoding', 'chunked'] : ['content-length', given]];
  const length = String(body?.length ?? 0);
  if (given !== undefined && given !== length) {
    throw failed(
      clientError(
        'RequestContentLengthMismatchError',
        'Request body length does not match content-length header',
        'UND_ERR_REQ_CONTENT_LENGTH_MISMATCH',
      ),
    );
  }
  const isUsual = /^(POST|PUT|PATCH|QUERY|PROPFIND|PROPPATCH)$/.test(method);
  return length !== '0' || isUsual ? [['content-length', length]] : [];
}

function refuse({ url, headers }: Asked): void {
  if (url.protocol !== 'http:') throw failed(new Error(`${url.protocol} cannot be reached from this page`));
  if (BAD_PORTS.has(url.port)) throw failed(new Error('bad port'));
  for (const name of headers.keys()) {
    if (NOT_TAKEN.test(name))
      throw failed(clientError('InvalidArgumentError', `invalid ${name} header`, 'UND_ERR_INVALID_ARG'));
    if (name === 'expect')
      throw failed(clientError('NotSupportedError', 'expect header not supported', 'UND_ERR_NOT_SUPPORTED'));
  }
}

async function send(request: ClientRequest, chunks: AsyncIterable<unknown>): Promise<void> {
  for await (const chunk of chunks) {
    const bytes = typeof chunk === 'string' || chunk instanceof Uint8Array ? chunk : String(chunk);
    if (request.destroyed) return;
    if (!request.write(bytes)) await new Promise((resolve) => request.once('drain', resolve).once('close', resolve));
  }
  request.end();
}

function ask(asked: Asked): Promise<IncomingMessage> {
  const { url, method, headers, body, signal } = asked;
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    refuse(asked);
    const lengths = framing(asked);
    const request = builtin('http').request({
      host: url.hostname.replace(/^\[|\]$/g, ''),
      port: url.port === '' ? 80 : Number(url.port),
      method,
      path: url.pathname + url.search,
    });
    // Node's client would write any method in capitals.
    request.method = method;
    request.setHeader('host', url.host);
    request.setHeader('connection', headers.get('connection')?.[1] ?? 'keep-alive');
    for (const [key, [name, value]] of headers)
      if (!/^(host|connection|content-length)$/.test(key)) request.setHeader(name, value);
    for (const [name, value] of lengths) request.setHeader(name, value);
    // Otherwise Node's client says that there is no body.
    if (lengths.length === 0) request.useChunkedEncodingByDefault = false;
    request.once('response', resolve);
    request.on('error', (error) => reject(failed(causeFrom(error))));
    const abort = (): void => {
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- a program may abort with anything
      reject(signal?.reason);
      request.destroy();
    };
    signal?.addEventListener('abort', abort);
    if (isIterable(body)) {
      send(request, body).catch((error: unknown) => {
        reject(failed(error));
        request.destroy();
      });
    } else request.end(body);
  });
}
