/** Shows the way of a request through Express in the place of the recorded one. */
import type { HttpResponse, WayStep } from '#runtime/contract.ts';
import { say } from '../../ground/page-words.ts';
import { element, partOf } from '../../ground/part.ts';
import { quoted } from '../../../shown/a-programs-words.ts';
import { textFromBytes } from '../../../shown/body-tokens.ts';
import { isExpressOwn404, wayRows, type WayRow } from '../../../shown/way-rows.ts';

const MOST_STEPS = 200;

function elementFromRow({ outcome, outcomeWords, depth, what, kind, took, note }: WayRow): HTMLElement {
  return element(
    'li',
    { 'data-outcome': outcome, 'data-depth': String(depth) },
    element(
      'span',
      { class: 'way-what' },
      quoted(what),
      ...(kind === '' ? [] : [element('span', { class: 'way-kind' }, kind)]),
    ),
    element('span', { class: 'way-outcome' }, outcomeWords),
    element('span', { class: 'way-took' }, took),
    ...(note === '' ? [] : [element('span', { class: 'way-note' }, quoted(note))]),
  );
}

export function showWay(cell: Element, steps: readonly WayStep[], { status, body }: HttpResponse): void {
  const isUnanswered = isExpressOwn404(status, textFromBytes(body, 10_000));
  const rows = wayRows(steps.slice(0, MOST_STEPS), say, { isUnanswered });
  const left = steps.length - MOST_STEPS;
  partOf(cell, '[data-part="way"]', HTMLOListElement).replaceChildren(
    ...rows.map(elementFromRow),
    ...(left > 0 ? [element('li', { class: 'left-out' }, say('live.more', { n: left }))] : []),
  );
}
