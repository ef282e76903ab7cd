/** The lines that a program printed. */
import type { LogLine } from '#runtime/contract.ts';
import { visible } from '../../shown/a-programs-words.ts';
import { say } from './page-words.ts';
import { element } from './part.ts';
import { forgetLines, keepLine, tellLeftOut } from './whole-log.ts';

/** Older lines leave the page, so that a loop that logs cannot fill it: by their number, and by their letters. */
const LINES_KEPT = 2_000;
const LETTERS_KEPT = 400_000;
const LETTERS_OF_LINE = 20_000;

/** So many lines at once are shown as they come; what follows waits for the next frame. */
const LINES_AT_ONCE = 100;
/** So many letters are drawn in one frame: what is drawn no more by then is never drawn. */
const LETTERS_AT_ONCE = 100_000;
const FRAME_MS = 16;

interface Line extends Pick<LogLine, 'stream' | 'text'> {
  readonly origin: string | undefined;
}

interface Burst {
  shown: number;
  waiting: Line[];
}
const bursts = new WeakMap<Element, Burst>();
const letters = new WeakMap<Element, number>();

export function clearLog(pane: Element): void {
  bursts.delete(pane);
  letters.delete(pane);
  forgetLines(pane);
  pane.replaceChildren();
}

export function addLogLine(pane: Element, { stream, text }: Pick<LogLine, 'stream' | 'text'>, origin?: string): void {
  keepLine(pane, text);
  const burst = bursts.get(pane) ?? beginBurst(pane);
  const line = { stream, text, origin };
  if (burst.shown < LINES_AT_ONCE && text.length < LETTERS_OF_LINE) {
    burst.shown += 1;
    show(pane, [line]);
    return;
  }
  burst.shown = LINES_AT_ONCE;
  burst.waiting.push(line);
  if (burst.waiting.length > 2 * LINES_KEPT) burst.waiting = burst.waiting.slice(-LINES_KEPT);
}

function beginBurst(pane: Element): Burst {
  const burst: Burst = { shown: 0, waiting: [] };
  bursts.set(pane, burst);
  setTimeout(drawWaiting, FRAME_MS, pane, burst);
  return burst;
}

function drawWaiting(pane: Element, burst: Burst): void {
  if (bursts.get(pane) !== burst) return;
  const lines = burst.waiting.slice(-LINES_KEPT);
  let drawn = 0;
  let count = 0;
  while (count < lines.length && drawn < LETTERS_AT_ONCE) {
    drawn += Math.min(LETTERS_OF_LINE, lines[count]?.text.length ?? 0);
    count += 1;
  }
  burst.waiting = lines.slice(count);
  show(pane, lines.slice(0, count));
  if (burst.waiting.length === 0) {
    bursts.delete(pane);
    tellLeftOut(pane, pane.childElementCount);
  } else setTimeout(drawWaiting, FRAME_MS, pane, burst);
}

/** Its own words, and how many of them are left out. */
function elementFromLine({ stream, text, origin }: Line): HTMLElement {
  const isLong = text.length > LETTERS_OF_LINE;
  const line = element('div', { class: 'log-line', 'data-stream': stream }, visible(text.slice(0, LETTERS_OF_LINE)));
  if (isLong)
    line.append(element('span', { class: 'left-out' }, say('live.moreLetters', { n: text.length - LETTERS_OF_LINE })));
  if (origin !== undefined) line.dataset['origin'] = visible(origin);
  return line;
}

function show(pane: Element, lines: readonly Line[]): void {
  if (lines.length === 0) return;
  const isAtEnd = pane.scrollHeight - pane.scrollTop - pane.clientHeight < 24;
  let kept = letters.get(pane) ?? 0;
  for (const line of lines) {
    const made = elementFromLine(line);
    kept += made.textContent.length;
    pane.append(made);
  }
  while (pane.childElementCount > LINES_KEPT || (kept > LETTERS_KEPT && pane.childElementCount > 1)) {
    kept -= pane.firstElementChild?.textContent.length ?? 0;
    pane.firstElementChild?.remove();
  }
  letters.set(pane, kept);
  if (isAtEnd) pane.scrollTop = pane.scrollHeight;
}
