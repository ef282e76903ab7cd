/** A request as the fields of a request cell hold it. */
import { requestFromExchange } from '#checker/request.ts';
import type { ExchangeRequest } from '#checker/exchange.ts';
import type { HeaderList, HttpRequest } from '#runtime/contract.ts';

export interface RequestFields {
  readonly method: string;
  readonly path: string;
  /** One header in each line: `x-tenant: acme`. */
  readonly headers: string;
  readonly body: string;
}

export const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;

/** What Node's HTTP parser knows beside them; CONNECT asks for a tunnel, and no body comes back. */
export const MORE_METHODS: readonly string[] = (
  'QUERY PROPFIND PROPPATCH MKCOL COPY MOVE LOCK UNLOCK SEARCH REPORT TRACE LINK UNLINK PURGE ACL BIND REBIND UNBIND ' +
  'CHECKOUT MERGE MKACTIVITY MKCALENDAR M-SEARCH NOTIFY SUBSCRIBE UNSUBSCRIBE SOURCE'
).split(' ');

/** JSON is laid out for reading; `requestFromFields` may therefore send other white space. */
export function fieldsFromExchange(documented: ExchangeRequest): RequestFields {
  const { method, path, headers = [], body = '' } = requestFromExchange(documented);
  const text = typeof body === 'string' ? body : new TextDecoder().decode(body);
  return {
    method,
    path,
    headers: headers.map(([name, value]) => `${name}: ${value}`).join('\n'),
    body: documented.json === undefined ? text : JSON.stringify(documented.json, null, 2),
  };
}

export interface BadHeaderLine {
  readonly line: number;
  readonly text: string;
}

export function headersFromText(text: string): HeaderList | BadHeaderLine {
  const headers: [string, string][] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(0, colon)).trim();
    if (name === '' || /\s/.test(name)) return { line: index + 1, text: line.trim() };
    headers.push([name, line.slice(colon + 1).trim()]);
  }
  return headers;
}

/** What HTTP allows in a path stays, percent signs too: the rest is sent as browsers send it. */
export function encodedPath(path: string): string {
  return path.replaceAll(/[^\x21-\x7e]+/gu, (letters) => encodeURIComponent(letters.toWellFormed()));
}

export function requestFromFields({ method, path, body }: RequestFields, headers: HeaderList): HttpRequest {
  return { method, path, headers, ...(body === '' ? {} : { body }) };
}

/** Why the body is not the JSON that the headers say it is; undefined where all is well. */
export function problemInJson(headers: HeaderList, body: string): string | undefined {
  const isJson = headers.some(([name, value]) => name.toLowerCase() === 'content-type' && /\bjson\b/i.test(value));
  if (!isJson || body === '') return undefined;
  try {
    JSON.parse(body);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

export function sameFields(a: RequestFields, b: RequestFields): boolean {
  return a.method === b.method && a.path === b.path && a.headers === b.headers && a.body === b.body;
}
