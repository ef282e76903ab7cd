/** From a documented request to the one that a runtime sends, and back to a line that a reader can paste. */
import type { HeaderList, HttpRequest } from '#runtime/contract.ts';
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
  return /^[\w./:=?-]+$/.test(word) && !word.includes('?') ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}

export function curlFromRequest(request: HttpRequest, origin = 'http://localhost:3000'): string {
  const { method, path, headers = [], body } = request;
  const text = typeof body === 'string' ? body : body && new TextDecoder().decode(body);
  const implied = text === undefined ? 'GET' : 'POST';
  const verb = method === 'HEAD' ? ['--head'] : method === implied ? [] : ['-X', method];
  return [
    'curl',
    '-i',
    ...verb,
    quoteForShell(origin + path),
    ...headers.flatMap(([name, value]) => ['-H', quoteForShell(`${name}: ${value}`)]),
    ...(text === undefined ? [] : ['--data-raw', quoteForShell(text)]),
  ].join(' ');
}

export function fetchFromRequest(request: HttpRequest, origin = 'http://localhost:3000'): string {
  const { method, path, headers = [], body } = request;
  const text = typeof body === 'string' ? body : body && new TextDecoder().decode(body);
  const options = {
    ...(method === 'GET' ? {} : { method }),
    ...(headers.length === 0 ? {} : { headers }),
    ...(text === undefined ? {} : { body: text }),
    redirect: 'manual',
  };
  return `await fetch(${JSON.stringify(origin + path)}, ${JSON.stringify(options, null, 2)});`;
}
