/** The lines that a program printed. */
import type { LogLine } from '#runtime/contract.ts';
import { element } from './part.ts';

/** Older lines leave the page, so that a loop that logs cannot fill it. */
const LINES_KEPT = 2_000;

export function clearLog(pane: Element): void {
  pane.replaceChildren();
}

export function addLogLine(pane: Element, { stream, text }: Pick<LogLine, 'stream' | 'text'>, origin?: string): void {
  const isAtEnd = pane.scrollHeight - pane.scrollTop - pane.clientHeight < 24;
  const line = element('div', { class: 'log-line', 'data-stream': stream }, text);
  if (origin !== undefined) line.dataset['origin'] = origin;
  pane.append(line);
  while (pane.childElementCount > LINES_KEPT) pane.firstElementChild?.remove();
  if (isAtEnd) pane.scrollTop = pane.scrollHeight;
}
