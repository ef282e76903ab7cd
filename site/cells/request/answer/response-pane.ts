/** Shows a response in the place of the recorded one. */
import type { HttpResponse, ResponseHead } from '#runtime/contract.ts';
import { say } from '../../ground/page-words.ts';
import { element, partOf } from '../../ground/part.ts';
import { quoted, visible } from '../../../shown/a-programs-words.ts';
import { classOfStatus } from '../../../shown/response-text.ts';
import { tokensFromHeaders } from '../../../shown/header-tokens.ts';
import { coloured } from './coloured.ts';
import { showBody } from './body-pane.ts';

const MOST_HEADERS = 200;
const LETTERS_OF_HEADER = 8_000;
const MOST_LINES = 500;
const LETTERS_OF_LINE = 4_000;

function leftOut(count: number): readonly HTMLElement[] {
  return count > 0 ? [element('div', { class: 'left-out' }, say('live.more', { n: count }))] : [];
}

export function showHead(cell: Element, { status, reason, headers }: ResponseHead): void {
  const pill = partOf(cell, '[data-part="status"]', HTMLElement);
  pill.textContent = String(status);
  pill.className = `status ${classOfStatus(status)}`;
  partOf(cell, '[data-part="reason"]', HTMLElement).textContent = quoted(reason, 200);
  const pane = partOf(cell, '[data-part="headers"]', HTMLElement);
  delete pane.dataset['colours'];
  const shown = headers
    .slice(0, MOST_HEADERS)
    .map(([name, value]) => [quoted(name, LETTERS_OF_HEADER), quoted(value, LETTERS_OF_HEADER)] as const);
  pane.replaceChildren(...coloured(tokensFromHeaders(shown)), ...leftOut(headers.length - MOST_HEADERS));
}

function showPrinted(cell: Element, lines: readonly string[]): void {
  const printed = partOf(cell, '[data-part="printed"]', HTMLElement);
  printed.hidden = lines.length === 0;
  partOf(cell, '[data-part="exchange-log"]', HTMLElement).replaceChildren(
    ...lines
      .slice(0, MOST_LINES)
      .map((text) => element('div', { class: 'log-line' }, visible(text.slice(0, LETTERS_OF_LINE)))),
    ...leftOut(lines.length - MOST_LINES),
  );
}

/** What was told of the answer before this one. */
export function forgetAnswer(cell: Element): void {
  showPrinted(cell, []);
  partOf(cell, '[data-part="source"]', HTMLElement).textContent = '';
  cell.querySelector('[data-part="way"]')?.replaceChildren();
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
