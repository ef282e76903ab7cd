/** From a documented request to the one that a runtime sends, and back to a line that a reader can paste. */
import { DEFAULT_PORT, type HeaderList, type HttpRequest } from '#runtime/contract.ts';
import type { ExchangeRequest } from './exchange.ts';

export function requestFromExchange(documented: ExchangeRequest): HttpRequest {
  const { method, path, json, text } = documented;
  const given: HeaderList = Object.entries(documented.headers ?? {});
  const isTyped = given.some(([name]) => name.toLowerCase() === 'content-type');
  const headers: HeaderList = json === undefined || isTyped ? given : [['content-type', 'application/json'], ...given];
  const body = json === undefined ? text : JSON.stringify(json);
  return { method, path, headers, ...(body === undefined ? {} : { body }) };
}

/** A word that a POSIX shell takes as it is. */
function quoteForShell(word: string): string {
  return /^[\w./:=-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}

interface LineOptions {
  /** Where the request goes; `http://localhost` with its port unless told. */
  readonly origin?: string;
  /** Leaves out the headers that the tool adds to every request. */
  readonly isBare?: boolean;
}

const originOf = ({ port = DEFAULT_PORT }: HttpRequest): string => `http://localhost:${String(port)}`;

function textOf({ body }: HttpRequest): string | undefined {
  return typeof body === 'string' ? body : body && new TextDecoder().decode(body);
}

function isNamed({ headers = [] }: HttpRequest, name: string): boolean {
  return headers.some(([key]) => key.toLowerCase() === name);
}

/** What curl does unasked, and this request does not. */
/** A path that an address would not keep is told apart from it. */
function targetOf({ path }: HttpRequest, origin: string): readonly string[] {
  const isKept = path.startsWith('/') && !path.includes('#');
  return isKept ? [quoteForShell(origin + path)] : ['--request-target', quoteForShell(path), quoteForShell(origin)];
}

/** What no `fetch` sends. */
const NOT_BY_FETCH = ['CONNECT', 'TRACE', 'TRACK'];

function fetchSends({ method, path, body }: HttpRequest, origin: string): boolean {
  const isBare = body === undefined || (method !== 'GET' && method !== 'HEAD');
  const { pathname, search, hash } = new URL(path.startsWith('/') ? origin + path : origin);
  return isBare && !NOT_BY_FETCH.includes(method.toUpperCase()) && hash === '' && pathname + search === path;
}

function unsaid(request: HttpRequest, isBare: boolean): readonly string[] {
  const adds = [...(isBare ? ['accept', 'user-agent'] : []), ...(request.body === undefined ? [] : ['content-type'])];
  return [
    ...(/[[\]{}]/.test(request.path) ? ['--globoff'] : []),
    ...(/\/\.{1,2}(?:[/?#]|$)/.test(request.path) ? ['--path-as-is'] : []),
    ...adds.filter((name) => !isNamed(request, name)).flatMap((name) => ['-H', quoteForShell(`${name}:`)]),
  ];
}

/** The line for a POSIX shell. Its curl sends the request as a runtime does. */
export function curlFromRequest(request: HttpRequest, options: LineOptions = {}): string {
  const { method, headers = [] } = request;
  const { origin = originOf(request), isBare = false } = options;
  const text = textOf(request);
  const implied = text === undefined ? 'GET' : 'POST';
  const isHead = method === 'HEAD' && text === undefined;
  const verb = isHead ? ['--head'] : method === implied ? [] : ['-X', method];
  return [
    'curl',
    '-i',
    ...verb,
    ...targetOf(request, origin),
    ...unsaid(request, isBare),
    // To curl, a name without a value takes a header away; with a semicolon it sends it empty.
    ...headers.flatMap(([name, value]) => ['-H', quoteForShell(value === '' ? `${name};` : `${name}: ${value}`)]),
    ...(text === undefined ? [] : ['--data-raw', quoteForShell(text)]),
  ].join(' ');
}

/** A call for Node or a browser; undefined where fetch cannot send such a request. */
export function fetchFromRequest(
  request: HttpRequest,
  { origin = originOf(request) }: LineOptions = {},
): string | undefined {
  const { method, path, headers = [] } = request;
  const text = textOf(request);
  if (!fetchSends(request, origin)) return undefined;
  const options = {
    ...(method === 'GET' ? {} : { method }),
    ...(headers.length === 0 ? {} : { headers }),
    ...(text === undefined ? {} : { body: text }),
    redirect: 'manual',
  };
  const written = JSON.stringify(options, null, 2);
  // A text would bring a type of its own; bytes have none.
  const body = JSON.stringify(text);
  const call =
    isNamed(request, 'content-type') || text === undefined
      ? written
      : written.replace(`"body": ${body}`, () => `"body": new TextEncoder().encode(${body})`);
  return `await fetch(${JSON.stringify(origin + path)}, ${call});`;
}
