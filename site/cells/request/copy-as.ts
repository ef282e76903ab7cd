/** Copies a request as a line for a terminal or for a program: it sends what the cell sends. */
import { curlFromRequest, fetchFromRequest } from '#checker/request.ts';
import type { HttpRequest } from '#runtime/contract.ts';
import { copyText } from '../ground/copy-text.ts';
import { say } from '../ground/page-words.ts';

export type CopyForm = 'curl' | 'fetch';

export function copyRequest(request: HttpRequest, as: CopyForm, tell: (sentence: Node | string) => void): void {
  if (as === 'curl') copyText(curlFromRequest(request, { isBare: true }), say('live.copied'), tell);
  else {
    const text = fetchFromRequest(request);
    if (text === undefined) tell(say('live.notByFetch'));
    else copyText(text, say('live.copiedFetch'), tell);
  }
}
