/**
 * A body that stands in its field as form fields, one in each line: `name=value`, or `name=@photo.png` for a file that was
 * chosen. Its content type says so: `multipart/form-data` without a boundary, or a form whose fields are not encoded yet.
 */
import type { HeaderList, HttpRequest } from '#runtime/contract.ts';

export const FORM = 'application/x-www-form-urlencoded';
export const MULTIPART = 'multipart/form-data';

export type BodyProblem =
  | { readonly kind: 'line'; readonly line: number; readonly text: string }
  | { readonly kind: 'file'; readonly name: string };

export type BodyOutcome = { readonly request: HttpRequest } | { readonly problem: BodyProblem };

/** What a form holds once it is encoded. */
const ENCODED = /^[\w%.*+&=~!'();:@$,/?[\]-]*$/;

function typeOf(headers: HeaderList): string {
  return (headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '').toLowerCase();
}

function withType(headers: HeaderList, type: string): HeaderList {
  return headers.map(([name, value]) => [name, name.toLowerCase() === 'content-type' ? type : value]);
}

/** Undefined where it is sent as it stands. */
export function formOf({ headers = [], body }: HttpRequest): typeof FORM | typeof MULTIPART | undefined {
  if (typeof body !== 'string') return undefined;
  const type = typeOf(headers);
  if (type.startsWith(MULTIPART) && !type.includes('boundary')) return MULTIPART;
  return type.startsWith(FORM) && !ENCODED.test(body) ? FORM : undefined;
}

type Field = readonly [name: string, value: string];

function fieldsFrom(text: string): readonly Field[] | BodyProblem {
  const fields: Field[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const at = line.indexOf('=');
    if (at <= 0) return { kind: 'line', line: index + 1, text: line };
    fields.push([line.slice(0, at), line.slice(at + 1)]);
  }
  return fields;
}

/** @param files those that were chosen, by name: no browser keeps them over a reload */
export async function withFormBody(request: HttpRequest, files: ReadonlyMap<string, File>): Promise<BodyOutcome> {
  const form = formOf(request);
  const { headers = [], body } = request;
  if (form === undefined || typeof body !== 'string') return { request };
  const fields = fieldsFrom(body);
  if ('kind' in fields) return { problem: fields };
  if (form === FORM)
    return { request: { ...request, body: new URLSearchParams(fields.map(([...field]) => field)).toString() } };
  const data = new FormData();
  for (const [name, value] of fields) {
    if (!value.startsWith('@')) {
      data.append(name, value);
      continue;
    }
    const file = files.get(value.slice(1));
    if (file === undefined) return { problem: { kind: 'file', name: value.slice(1) } };
    data.append(name, file);
  }
  const encoded = new Response(data);
  const type = encoded.headers.get('content-type') ?? MULTIPART;
  return {
    request: { ...request, headers: withType(headers, type), body: new Uint8Array(await encoded.arrayBuffer()) },
  };
}

/** The fields of a JSON object, a line for each; undefined where it is no object. */
export function linesFromJson(text: string): string | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
    return Object.entries(value)
      .map(([name, each]) => `${name}=${typeof each === 'string' ? each : JSON.stringify(each)}\n`)
      .join('');
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
