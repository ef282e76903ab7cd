/** What the fields of a cell say, as a request; what cannot be sent, or is not what it seems, is said in the cell. */
import type { HttpRequest } from '#runtime/contract.ts';
import { quoted } from '../../../shown/a-programs-words.ts';
import { say } from '../../ground/page-words.ts';
import { tell } from '../../ground/part.ts';
import {
  encodedPath,
  headersFromText,
  problemInJson,
  requestFromFields,
  type RequestFields,
} from '../../../shown/request-fields.ts';

/** Undefined, with a sentence on the page, where the fields cannot be sent. */
export function readRequest(cell: HTMLElement, fields: RequestFields): HttpRequest | undefined {
  const headers = headersFromText(fields.headers);
  if ('line' in headers) {
    tell(cell, say('live.headerLine', { ...headers }));
    return undefined;
  }
  return requestFromFields({ ...fields, path: encodedPath(fields.path) }, headers);
}

/** Empty where the path was sent as it stands there. */
export function noteOnPath({ path }: RequestFields, sent: HttpRequest): string {
  return path === sent.path ? '' : say('live.encodedPath', { path: quoted(sent.path) });
}

/** Empty where the body is JSON, or does not say that it is. */
export function noteOnJson({ body }: RequestFields, { headers = [] }: HttpRequest): string {
  const reason = problemInJson(headers, body);
  return reason === undefined ? '' : say('live.notJson', { reason });
}
