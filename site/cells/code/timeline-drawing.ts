/** Draws a timeline as SVG. Places are attributes: the policy of the page refuses `style`. */
import { say } from '../ground/page-words.ts';
import type { RequestSpan, Span, TimelineLayout } from './timeline-layout.ts';

const NS = 'http://www.w3.org/2000/svg';
const LANE = 34;
const BAR = 10;
const TEXT = 12;
/** Two lines stand on top: the exit, and the signals. */
const TOP = 34;
/** A label behind this place ends there instead of beginning. */
const LATE = 0.55;
/** A narrower phase carries no label. */
const LABELLED = 0.16;
const LABEL_LETTERS = 44;

type Attributes = Readonly<Record<string, string | number>>;

function svg(name: string, attributes: Attributes, text?: string): SVGElement {
  const made = document.createElementNS(NS, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  if (text !== undefined) made.textContent = text;
  return made;
}

const percent = (part: number): string => `${(part * 100).toFixed(2)}%`;

function bar({ from, to }: Span, y: number, kind: string): SVGElement {
  const width = Math.max(0.004, to - from);
  return svg('rect', { x: percent(from), y, width: percent(width), height: BAR, rx: 2, class: `bar ${kind}` });
}

/** Beside its place, on the side where there is room. */
function label({ from, to }: Span, y: number, text: string): SVGElement {
  const words = text.length > LABEL_LETTERS ? `${text.slice(0, LABEL_LETTERS - 1)}…` : text;
  return from > LATE
    ? svg('text', { x: percent(to), y: y - 4, 'text-anchor': 'end' }, words)
    : svg('text', { x: percent(from), y: y - 4 }, words);
}

function kindOf(end: RequestSpan['end']): string {
  if (end === undefined) return 'waiting';
  return typeof end === 'number' ? `request status-${String(Math.floor(end / 100))}xx` : 'request lost';
}

function wordsFromRequest({ request, end, tookMs }: RequestSpan): string {
  if (end === undefined) return `${request} …`;
  const ending = typeof end === 'number' ? String(end) : say(`timeline.${end}`);
  return `${request} → ${ending}, ${tookMs.toFixed(0)} ms`;
}

function phases({ starting, listening, leaving }: TimelineLayout, y: number): SVGElement[] {
  const wide = ({ from, to }: Span): boolean => to - from >= LABELLED;
  return [
    ...(starting === undefined ? [] : [bar(starting, y, 'starting')]),
    ...(listening === undefined ? [] : [bar(listening, y, 'listening')]),
    ...(leaving === undefined ? [] : [bar(leaving, y, 'leaving')]),
    ...(starting !== undefined && wide(starting) ? [label({ ...starting, to: 0 }, y, say('timeline.starting'))] : []),
    ...(listening !== undefined && wide(listening)
      ? [svg('text', { x: percent(listening.from), y: y - 4 }, say('timeline.onPort', { port: listening.port }))]
      : []),
    ...(leaving !== undefined && wide(leaving)
      ? [svg('text', { x: percent(leaving.from), y: y - 4 }, say('timeline.portClosed'))]
      : []),
  ];
}

export function drawTimeline(layout: TimelineLayout): SVGElement {
  const { requests, blocked, printed, signals, exit, cuts } = layout;
  const lanes: ((y: number) => SVGElement[])[] = [
    (y) => phases(layout, y),
    ...requests.map((request) => (y: number) => [
      bar(request, y, kindOf(request.end)),
      label(request, y, wordsFromRequest(request)),
    ]),
    ...(blocked.length === 0
      ? []
      : [
          (y: number) => [
            ...blocked.map((span) => bar(span, y, 'blocked')),
            ...blocked.slice(-1).map((span) => label(span, y, say('timeline.blocked', { ms: span.forMs.toFixed(0) }))),
          ],
        ]),
    ...(printed.length === 0
      ? []
      : [
          (y: number) => [
            svg('text', { x: 0, y: y - 4 }, say('timeline.log')),
            svg('line', { x1: 0, x2: '100%', y1: y + BAR / 2, y2: y + BAR / 2, class: 'ground' }),
            ...printed.map(({ at, isError }) =>
              svg('rect', { x: percent(at), y, width: 2, height: BAR, class: isError ? 'tick error' : 'tick' }),
            ),
          ],
        ]),
  ];
  const height = TOP + lanes.length * LANE + 4;
  const drawing = svg('svg', { width: '100%', height });
  for (const { at } of cuts) {
    drawing.append(svg('line', { x1: percent(at), x2: percent(at), y1: TOP, y2: height, class: 'cut' }));
  }
  for (const { at, words } of signals) {
    drawing.append(
      svg('line', { x1: percent(at), x2: percent(at), y1: TOP - 6, y2: height, class: 'signal' }),
      svg(
        'text',
        { x: percent(at), y: TOP - 8, 'text-anchor': at > LATE ? 'end' : 'start', class: 'signal-name' },
        words,
      ),
    );
  }
  for (const [index, lane] of lanes.entries()) drawing.append(...lane(TOP + index * LANE + LANE - BAR - 4));
  if (exit !== undefined) {
    const { code, signal } = exit.exit;
    const words = signal === null ? say('run.exit', { code: String(code) }) : say('run.signal', { signal });
    drawing.append(
      svg('line', {
        x1: '100%',
        x2: '100%',
        y1: TEXT + 3,
        y2: height,
        class: code === 0 ? 'exit-line' : 'exit-line bad',
      }),
      svg('text', { x: '100%', y: TEXT, 'text-anchor': 'end' }, words),
    );
  }
  return drawing;
}
