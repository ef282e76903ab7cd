/** The lines that a program printed. */
import type { LogLine } from '#runtime/contract.ts';
import { element } from './part.ts';

/** Older lines leave the page, so that a loop that logs cannot fill it. */
const LINES_KEPT = 2_000;

/** So many lines at once are shown as they come; what follows waits for the next frame. */
const LINES_AT_ONCE = 100;
const FRAME_MS = 16;

interface Burst {
  shown: number;
  waiting: HTMLElement[];
}
const bursts = new WeakMap<Element, Burst>();

export function clearLog(pane: Element): void {
  bursts.delete(pane);
  pane.replaceChildren();
}

export function addLogLine(pane: Element, { stream, text }: Pick<LogLine, 'stream' | 'text'>, origin?: string): void {
  const line = element('div', { class: 'log-line', 'data-stream': stream }, text);
  if (origin !== undefined) line.dataset['origin'] = origin;
  const burst = bursts.get(pane) ?? beginBurst(pane);
  if (burst.shown < LINES_AT_ONCE) {
    burst.shown += 1;
    show(pane, [line]);
    return;
  }
  burst.waiting.push(line);
  if (burst.waiting.length > 2 * LINES_KEPT) burst.waiting = burst.waiting.slice(-LINES_KEPT);
}

function beginBurst(pane: Element): Burst {
  const burst: Burst = { shown: 0, waiting: [] };
  bursts.set(pane, burst);
  setTimeout(() => {
    if (bursts.get(pane) !== burst) return;
    bursts.delete(pane);
    show(pane, burst.waiting.slice(-LINES_KEPT));
  }, FRAME_MS);
  return burst;
}

function show(pane: Element, lines: readonly HTMLElement[]): void {
  if (lines.length === 0) return;
  const isAtEnd = pane.scrollHeight - pane.scrollTop - pane.clientHeight < 24;
  pane.append(...lines);
  for (let excess = pane.childElementCount - LINES_KEPT; excess > 0; excess--) pane.firstElementChild?.remove();
  if (isAtEnd) pane.scrollTop = pane.scrollHeight;
}
