/** Shows a response in the place of the recorded one. */
import type { HttpResponse, ResponseHead } from '#runtime/contract.ts';
import { say } from './page-words.ts';
import { element, partOf } from './part.ts';
import { classOfStatus, textFromBytes, tokensFromBody } from './response-text.ts';

export function showHead(cell: Element, { status, reason, headers }: ResponseHead): void {
  const pill = partOf(cell, '[data-part="status"]', HTMLElement);
  pill.textContent = String(status);
  pill.className = `status ${classOfStatus(status)}`;
  partOf(cell, '[data-part="reason"]', HTMLElement).textContent = reason;
  partOf(cell, '[data-part="headers"]', HTMLElement).replaceChildren(
    ...headers.map(([name, value]) => element('div', {}, element('dt', {}, name), element('dd', {}, value))),
  );
}

function showBody(cell: Element, { headers, body }: Pick<HttpResponse, 'headers' | 'body'>): void {
  partOf(cell, '[data-part="body"]', HTMLElement).replaceChildren(
    ...tokensFromBody(headers, textFromBytes(body)).map(({ text, token }) =>
      token === undefined ? text : element('span', { class: `tk-${token}` }, text),
    ),
  );
}

function showPrinted(cell: Element, lines: readonly string[]): void {
  const printed = partOf(cell, '[data-part="printed"]', HTMLElement);
  printed.hidden = lines.length === 0;
  partOf(cell, '[data-part="exchange-log"]', HTMLElement).replaceChildren(
    ...lines.map((text) => element('div', { class: 'log-line' }, text)),
  );
}

/** A whole response with what was printed for it, and that it is the reader's own. */
export function showAnswer(cell: HTMLElement, response: HttpResponse, printed: readonly string[]): void {
  showHead(cell, response);
  showBody(cell, response);
  showPrinted(cell, printed);
  cell.dataset['status'] = String(response.status);
  const ms = response.tookMs < 10 ? response.tookMs.toFixed(1) : response.tookMs.toFixed(0);
  partOf(cell, '[data-part="source"]', HTMLElement).textContent = say('live.yours', { ms });
}
