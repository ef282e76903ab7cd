/** Shows a response in the place of the recorded one. */
import type { HttpResponse, ResponseHead } from '#runtime/contract.ts';
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

export function showBody(cell: Element, { headers, body }: Pick<HttpResponse, 'headers' | 'body'>): void {
  partOf(cell, '[data-part="body"]', HTMLElement).replaceChildren(
    ...tokensFromBody(headers, textFromBytes(body)).map(({ text, token }) =>
      token === undefined ? text : element('span', { class: `tk-${token}` }, text),
    ),
  );
}

export function showPrinted(cell: Element, lines: readonly string[]): void {
  const printed = partOf(cell, '[data-part="printed"]', HTMLElement);
  printed.hidden = lines.length === 0;
  partOf(cell, '[data-part="exchange-log"]', HTMLElement).replaceChildren(
    ...lines.map((text) => element('div', { class: 'log-line' }, text)),
  );
}
