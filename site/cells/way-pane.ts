/** Shows the way of a request through Express in the place of the recorded one. */
import type { HttpResponse, WayStep } from '#runtime/contract.ts';
import { say } from './page-words.ts';
import { element, partOf } from './part.ts';
import { textFromBytes } from './response-text.ts';
import { isExpressOwn404, wayRows, type WayRow } from './way-rows.ts';

function elementFromRow({ outcome, outcomeWords, depth, what, kind, took, note }: WayRow): HTMLElement {
  return element(
    'li',
    { 'data-outcome': outcome, 'data-depth': String(depth) },
    element(
      'span',
      { class: 'way-what' },
      what,
      ...(kind === '' ? [] : [element('span', { class: 'way-kind' }, kind)]),
    ),
    element('span', { class: 'way-outcome' }, outcomeWords),
    element('span', { class: 'way-took' }, took),
    ...(note === '' ? [] : [element('span', { class: 'way-note' }, note)]),
  );
}

export function showWay(cell: Element, steps: readonly WayStep[], { status, body }: HttpResponse): void {
  const isUnanswered = isExpressOwn404(status, textFromBytes(body));
  const rows = wayRows(steps, say, { isUnanswered });
  partOf(cell, '[data-part="way"]', HTMLOListElement).replaceChildren(...rows.map(elementFromRow));
}
