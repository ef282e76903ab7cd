/** Copies a request as a line for a terminal or for a program. */
import { curlFromRequest, fetchFromRequest } from '#checker/request.ts';
import type { HttpRequest } from '#runtime/contract.ts';
import { copyText } from '../ground/copy-text.ts';
import { partOf } from '../ground/part.ts';
import { say } from '../ground/page-words.ts';

const forms = { curl: curlFromRequest, fetch: fetchFromRequest };

export function offerCopies(
  cell: HTMLElement,
  read: () => HttpRequest | undefined,
  tell: (sentence: Node | string) => void,
): void {
  for (const [name, write] of Object.entries(forms)) {
    partOf(cell, `[data-action="${name}"]`, HTMLButtonElement).addEventListener('click', () => {
      const request = read();
      if (request !== undefined) copyText(write(request), say('live.copied'), tell);
    });
  }
}
