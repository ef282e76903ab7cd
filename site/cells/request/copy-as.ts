/** Copies a request as a line for a terminal or for a program. */
import { curlFromRequest, fetchFromRequest } from '#checker/request.ts';
import type { HttpRequest } from '#runtime/contract.ts';
import { element, partOf } from '../ground/part.ts';
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
      if (request === undefined) return;
      const text = write(request);
      navigator.clipboard.writeText(text).then(
        () => {
          tell(say('live.copied'));
        },
        () => {
          tell(element('span', {}, `${say('live.notCopied')} `, element('code', { class: 'copy-text' }, text)));
        },
      );
    });
  }
}
