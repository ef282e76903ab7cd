import type { ToWorker } from '../protocol.ts';

/** What Node's client writes before the body of a request. */

export type Request = Extract<ToWorker, { type: 'request' }>;

const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
const BAD_VALUE = /[^\t\x20-\x7e\x80-\xff]/;
const BAD_PATH = /[^\x21-\xff]/;
/** Node's client sends no length for these where there is no body. */
const BODYLESS = new Set(['GET', 'HEAD', 'DELETE', 'OPTIONS', 'TRACE', 'CONNECT']);

/** In Node's words, or undefined where the request can be sent. */
export function flawOf(request: Request): string | undefined {
  if (!TOKEN.test(request.method)) return `Method must be a valid HTTP token ["${request.method}"]`;
  if (BAD_PATH.test(request.path)) return 'Request path contains unescaped characters';
  for (const [name, value] of request.headers) {
    if (!TOKEN.test(name)) return `Header name must be a valid HTTP token ["${name}"]`;
    if (BAD_VALUE.test(value)) return `Invalid character in header content ["${name}"]`;
  }
  return undefined;
}

export function headOf({ method, path, headers, port }: Request, bodyLength: number | undefined): string {
  const given = new Map<string, [name: string, values: string[]]>();
  given.set('host', ['Host', [`localhost:${String(port)}`]]);
  const seen = new Set<string>();
  for (const [name, value] of headers) {
    const key = name.toLowerCase();
    const values = seen.has(key) ? (given.get(key)?.[1] ?? []) : [];
    seen.add(key);
    given.set(key, [name, [...values, value]]);
  }
  const lines = [`${method} ${path === '' ? '/' : path} HTTP/1.1`];
  for (const [name, values] of given.values()) for (const value of values) lines.push(`${name}: ${value}`);
  if (!given.has('connection')) lines.push('Connection: keep-alive');
  if (!given.has('content-length') && !given.has('transfer-encoding')) {
    if (bodyLength !== undefined) lines.push(`Content-Length: ${String(bodyLength)}`);
    else if (!BODYLESS.has(method)) lines.push('Content-Length: 0');
  }
  return `${lines.join('\r\n')}\r\n\r\n`;
}
