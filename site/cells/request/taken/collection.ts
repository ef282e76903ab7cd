/** The requests of a page, to be taken along: as a file for the REST clients of editors, and as a script for a shell. */
import { curlFromRequest } from '#checker/request.ts';
import { DEFAULT_PORT, type HttpRequest } from '#runtime/contract.ts';

export interface NamedRequest {
  readonly name: string;
  /** Of the program that answers it. */
  readonly program: string;
  readonly request: HttpRequest;
}

const onOneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

function textOf({ body = '' }: HttpRequest): string {
  return typeof body === 'string' ? body : new TextDecoder().decode(body);
}

/** In such a file three number signs begin the next request, in a body as well. */
const BEGINS_ANOTHER = /^###/m;

function httpPartFrom({ name, program, request }: NamedRequest): string {
  const { method, path, headers = [], port = DEFAULT_PORT } = request;
  const body = textOf(request);
  const title = `### ${onOneLine(program)}: ${onOneLine(name)}\n`;
  if (BEGINS_ANOTHER.test(body)) return `${title}# Left out: a line of its body begins with ###.\n`;
  const head = [`${method} http://localhost:${port}${path}`, ...headers.map(([key, value]) => `${key}: ${value}`)];
  return `${title}${head.join('\n')}\n${body === '' ? '' : `\n${body}\n`}`;
}

export function httpFileFrom(requests: readonly NamedRequest[]): string {
  return requests.map(httpPartFrom).join('\n');
}

export function shellScriptFrom(requests: readonly NamedRequest[]): string {
  const parts = requests.map(
    ({ name, program, request }) =>
      `# ${onOneLine(program)}: ${onOneLine(name)}\n${curlFromRequest(request, { isBare: true })}\necho\n`,
  );
  return `#!/bin/sh\n# Each program must be running while its requests are sent.\n\n${parts.join('\n')}`;
}
