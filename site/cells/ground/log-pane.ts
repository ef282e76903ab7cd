/** The lines that a program printed. */
import type { LogLine } from '#runtime/contract.ts';
import { visible } from '../../shown/a-programs-words.ts';
import { say } from './page-words.ts';
import { FRAME_MS, restAfter } from './drawing-rest.ts';
import { fitOf } from './layout-cost.ts';
import { element } from './part.ts';

/** Older lines leave the page, so that a loop that logs cannot fill it: by their number, and by what they cost. */
const LINES_KEPT = 2_000;
const COST_KEPT = 400_000;
const COST_OF_LINE = 20_000;

/** So many lines at once are shown as they come; what follows waits for the next frame. */
const LINES_AT_ONCE = 10;
/** So much is drawn in one frame: what is drawn no more by then is never drawn. */
const COST_AT_ONCE = 100_000;
const LINES_IN_A_FRAME = 250;

interface Line extends Pick<LogLine, 'stream' | 'text'> {
  readonly origin: string | undefined;
}

interface Burst {
  shown: number;
  waiting: Line[];
  /** Where the reader was before its first line; no more once they have been led to the end. */
  wasAtEnd: boolean | undefined;
}
const bursts = new WeakMap<Element, Burst>();
const costs = new WeakMap<Element, number>();
/** All lines of a pane: a program prints no more than the runtime lets it, so this has a bound. */
const wholes = new WeakMap<Element, string[]>();

export function clearLog(pane: Element): void {
  bursts.delete(pane);
  costs.delete(pane);
  pane.parentElement?.querySelector('[data-part="log-rest"]')?.remove();
  wholes.delete(pane);
  pane.replaceChildren();
}

export function addLogLine(pane: Element, { stream, text }: Pick<LogLine, 'stream' | 'text'>, origin?: string): void {
  const whole = wholes.get(pane);
  if (whole === undefined) wholes.set(pane, [text]);
  else whole.push(text);
  const burst = bursts.get(pane) ?? beginBurst(pane);
  const line = { stream, text, origin };
  if (burst.shown < LINES_AT_ONCE && text.length < COST_AT_ONCE / LINES_AT_ONCE) {
    burst.shown += 1;
    append(pane, [madeFromLine(line)]);
    return;
  }
  burst.shown = LINES_AT_ONCE;
  burst.waiting.push(line);
  if (burst.waiting.length > 2 * LINES_KEPT) burst.waiting = burst.waiting.slice(-LINES_KEPT);
}

function beginBurst(pane: Element): Burst {
  const burst: Burst = { shown: 0, waiting: [], wasAtEnd: isAtEnd(pane) };
  bursts.set(pane, burst);
  setTimeout(drawWaiting, FRAME_MS, pane, burst);
  return burst;
}

function drawWaiting(pane: Element, burst: Burst): void {
  if (bursts.get(pane) !== burst) return;
  const begun = performance.now();
  const lines = burst.waiting.slice(-LINES_KEPT);
  const made: Made[] = [];
  let drawn = 0;
  for (const line of lines) {
    if (drawn >= COST_AT_ONCE || made.length >= LINES_IN_A_FRAME) break;
    const next = madeFromLine(line);
    drawn += next.cost;
    made.push(next);
  }
  burst.waiting = lines.slice(made.length);
  const follows = burst.wasAtEnd ?? isAtEnd(pane);
  burst.wasAtEnd = undefined;
  append(pane, made);
  if (follows) pane.scrollTop = pane.scrollHeight;
  if (burst.waiting.length === 0) {
    bursts.delete(pane);
    tellRest(pane);
  } else setTimeout(drawWaiting, restAfter(begun), pane, burst);
}

function tellRest(pane: Element): void {
  const whole = wholes.get(pane) ?? [];
  if (whole.length <= pane.childElementCount) return;
  void import('./whole-log.ts').then(({ tellLeftOut }) => {
    // It may have been cleared since then.
    if (wholes.get(pane) === whole) tellLeftOut(pane, whole, pane.childElementCount);
  });
}

interface Made {
  readonly line: HTMLElement;
  readonly cost: number;
}

/** Its own words, and how many of them are left out. What is marked becomes longer, so it is cut behind that, too. */
function madeFromLine({ stream, text, origin }: Line): Made {
  const words = visible(text.slice(0, fitOf(text, COST_OF_LINE).letters));
  const { letters, cost } = fitOf(words, COST_OF_LINE);
  const line = element('div', { class: 'log-line', 'data-stream': stream }, words.slice(0, letters));
  const leftOut = Math.max(text.length - letters, words.length - letters);
  if (leftOut > 0) line.append(element('span', { class: 'left-out' }, say('live.moreLetters', { n: leftOut })));
  if (origin !== undefined) line.dataset['origin'] = visible(origin);
  costs.set(line, cost);
  return { line, cost };
}

/** Has the pane laid out: asked once for all lines of a frame. */
function isAtEnd(pane: Element): boolean {
  return pane.scrollHeight - pane.scrollTop - pane.clientHeight < 24;
}

function append(pane: Element, made: readonly Made[]): void {
  let kept = costs.get(pane) ?? 0;
  for (const { line, cost } of made) {
    kept += cost;
    pane.append(line);
  }
  while (pane.childElementCount > LINES_KEPT || (kept > COST_KEPT && pane.childElementCount > 1)) {
    const [oldest] = pane.children;
    kept -= oldest === undefined ? 0 : (costs.get(oldest) ?? 0);
    oldest?.remove();
  }
  costs.set(pane, kept);
}
