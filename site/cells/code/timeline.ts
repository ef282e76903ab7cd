/** The life of the running program of a cell: drawn, and as a list in words. */
import type { LifeEvent } from '../session.ts';
import { quoted } from '../../shown/a-programs-words.ts';
import { say } from '../ground/page-words.ts';
import { element, partOf } from '../ground/part.ts';
import { drawTimeline } from './timeline-drawing.ts';
import { layOutTimeline } from './timeline-layout.ts';

/** Drawing leaves time for the rest of the page, the more the longer it takes. */
const REST = 5;
const LONGEST_REST_MS = 500;
/** Older lines leave the drawing and older events the list, so that a program that prints without end cannot fill the page. */
const EVENTS_KEPT = 400;
const REDRAW_MS = 250;

function wordsFromEvent(event: LifeEvent, sent: ReadonlyMap<number, string>): string {
  switch (event.kind) {
    case 'started':
      return say('timeline.started');
    case 'listening':
      return say('timeline.listening', { port: event.port });
    case 'port-closed':
      return say('timeline.portIsClosed');
    case 'sent':
      return say('timeline.sent', { request: quoted(event.request) });
    case 'ended': {
      const end = typeof event.end === 'number' ? String(event.end) : say(`timeline.${event.end}`);
      return say('timeline.ended', { request: quoted(sent.get(event.number) ?? ''), end });
    }
    case 'printed':
      return say('timeline.printed', { text: quoted(event.text) });
    case 'blocked':
      return say('timeline.wasBlocked', { ms: event.forMs.toFixed(0) });
    case 'signal':
      return say('timeline.signal', { name: event.name });
    case 'exit':
      return event.exit.signal === null
        ? say('timeline.exit', { code: String(event.exit.code) })
        : say('timeline.killed', { signal: event.exit.signal });
  }
}

export class Timeline {
  readonly #drawing: HTMLElement;
  readonly #list: HTMLOListElement;
  readonly #empty: HTMLElement;
  readonly #sent = new Map<number, string>();
  #events: LifeEvent[] = [];
  #untold: LifeEvent[] = [];
  #startedAt = 0;
  #isDrawing = false;
  #restMs = 0;
  #redraw: ReturnType<typeof setInterval> | undefined;

  constructor(cell: HTMLElement) {
    this.#drawing = partOf(cell, '[data-part="timeline-drawing"]', HTMLElement);
    this.#list = partOf(cell, '[data-part="timeline-words"]', HTMLOListElement);
    this.#empty = partOf(cell, '[data-part="timeline-empty"]', HTMLElement);
  }

  add(event: LifeEvent): void {
    if (event.kind === 'started') this.#begin();
    this.#untold.push(event);
    if (event.kind !== 'printed') this.#takeUntold();
    else if (this.#untold.length > 2 * EVENTS_KEPT) this.#untold = this.#untold.slice(-EVENTS_KEPT);
    this.#draw();
  }

  /** Lines come in thousands: they are taken when there is something to draw. */
  #takeUntold(): void {
    const untold = this.#untold.slice(-EVENTS_KEPT);
    this.#untold = [];
    for (const event of untold) {
      if (event.kind === 'sent') this.#sent.set(event.number, event.request);
      this.#events.push(event);
      const time = element('span', { class: 'timeline-time' }, `${event.atMs.toFixed(0)} ms`);
      this.#list.append(element('li', { 'data-event': event.kind }, time, wordsFromEvent(event, this.#sent)));
    }
    this.#dropOldest();
    while (this.#list.childElementCount > EVENTS_KEPT) this.#list.firstElementChild?.remove();
    this.#keepUp();
  }

  /** Lines first: what a program went through is worth more. */
  #dropOldest(): void {
    let excess = this.#events.length - EVENTS_KEPT;
    if (excess <= 0) return;
    this.#events = this.#events.filter(({ kind }) => {
      if (excess === 0 || kind !== 'printed') return true;
      excess -= 1;
      return false;
    });
    if (excess > 0) this.#events = this.#events.slice(0, 1).concat(this.#events.slice(excess + 1));
  }

  #begin(): void {
    this.#events = [];
    this.#untold = [];
    this.#sent.clear();
    this.#startedAt = performance.now();
    this.#list.replaceChildren();
    this.#empty.hidden = true;
    this.#drawing.hidden = false;
  }

  /** Something lasts: it grows while it does. */
  get #isUnderWay(): boolean {
    const has = (kind: LifeEvent['kind']): boolean => this.#events.some((event) => event.kind === kind);
    if (has('exit')) return false;
    const count = (kind: LifeEvent['kind']): number => this.#events.filter((event) => event.kind === kind).length;
    return !has('listening') || has('signal') || count('sent') > count('ended');
  }

  #keepUp(): void {
    const grows = this.#isUnderWay && !matchMedia('(prefers-reduced-motion: reduce)').matches;
    if (!grows) {
      clearInterval(this.#redraw);
      this.#redraw = undefined;
    } else this.#redraw ??= setInterval(() => this.#draw(), REDRAW_MS);
  }

  #draw(): void {
    if (this.#isDrawing) return;
    this.#isDrawing = true;
    setTimeout(() => requestAnimationFrame(() => this.#drawNow()), this.#restMs);
  }

  #drawNow(): void {
    const begun = performance.now();
    this.#isDrawing = false;
    this.#takeUntold();
    const lastMs = this.#events.at(-1)?.atMs ?? 0;
    // Silence adds nothing to see.
    const nowMs = this.#isUnderWay ? begun - this.#startedAt : lastMs;
    this.#drawing.replaceChildren(drawTimeline(layOutTimeline(this.#events, Math.max(lastMs, nowMs))));
    // To lay it out takes longer than to make it.
    this.#restMs = Math.min(LONGEST_REST_MS, REST * (performance.now() - begun));
  }
}
