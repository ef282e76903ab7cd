/** What the fields of a cell say, as a request; what cannot be sent, or is not what it seems, is said in the cell. */
import type { HttpRequest } from '#runtime/contract.ts';
import { say } from '../ground/page-words.ts';
import { tell } from '../ground/part.ts';
import { headersFromText, problemInJson, requestFromFields, type RequestFields } from '../../shown/request-fields.ts';

/** Undefined, with a sentence on the page, where the fields cannot be sent. */
export function readRequest(cell: HTMLElement, fields: RequestFields | undefined): HttpRequest | undefined {
  if (fields === undefined) return undefined;
  const headers = headersFromText(fields.headers);
  if ('line' in headers) {
    tell(cell, say('live.headerLine', { ...headers }));
    return undefined;
  }
  return requestFromFields(fields, headers);
}

/** Empty where the body is JSON, or does not say that it is. */
export function noteOnJson({ body }: RequestFields, { headers = [] }: HttpRequest): string {
  const reason = problemInJson(headers, body);
  return reason === undefined ? '' : say('live.notJson', { reason });
}
