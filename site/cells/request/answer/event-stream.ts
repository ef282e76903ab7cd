/** A stream of events, shown line by line as it comes, each line with its time. */
import type { HeaderList } from '#runtime/contract.ts';
import { cutLines } from '#runtime/lines.ts';
import { visible } from '../../../shown/a-programs-words.ts';
import { valueOf } from '../../../shown/response-text.ts';
import { FRAME_MS, restAfter } from '../../ground/drawing-rest.ts';
import { say } from '../../ground/page-words.ts';
import { element, partOf } from '../../ground/part.ts';

const MOST_LINES = 500;
const LETTERS_OF_LINE = 4_000;
/** Drawn together: each drawing lays the pane out. */
const LINES_AT_ONCE = 100;

interface Line {
  readonly atMs: number;
  readonly text: string;
}

export function isEventStream(headers: HeaderList): boolean {
  return /^text\/event-stream\b/i.test(valueOf(headers, 'content-type') ?? '');
}

export function isText(headers: HeaderList): boolean {
  return /^(?:text\/|application\/(?:[\w.+-]*json|[\w.+-]*xml|x-ndjson))/i.test(valueOf(headers, 'content-type') ?? '');
}

export class EventStream {
  readonly #pane: HTMLElement;
  readonly #startedAt = performance.now();
  readonly #decoder = new TextDecoder();
  readonly #lines = cutLines((line) => this.#add(line));
  #waiting: Line[] = [];
  #restMs = FRAME_MS;
  #events = 0;

  constructor(cell: HTMLElement) {
    const body = partOf(cell, '[data-part="body"]', HTMLElement);
    this.#pane = element('div', {
      class: 'log-lines stream',
      'data-part': 'stream',
      role: 'log',
      tabindex: '0',
      'aria-label': say('live.stream'),
    });
    removeStream(cell);
    body.before(this.#pane);
    partOf(cell, '[data-part="response"]', HTMLElement).dataset['view'] = 'stream';
  }

  /** As far as they have ended. */
  get events(): number {
    return this.#events;
  }

  push(chunk: Uint8Array): void {
    this.#lines.push(this.#decoder.decode(chunk, { stream: true }));
  }

  #add(text: string): void {
    if (text === '') {
      this.#events += 1;
      return;
    }
    if (this.#waiting.length === 0) setTimeout(() => this.#draw(), this.#restMs);
    this.#waiting.push({ atMs: performance.now(), text });
    // Older ones would leave the pane with the same drawing.
    if (this.#waiting.length > 2 * MOST_LINES) this.#waiting = this.#waiting.slice(-MOST_LINES);
  }

  #draw(): void {
    const begun = performance.now();
    const lines = this.#waiting.slice(-MOST_LINES);
    this.#waiting = lines.slice(LINES_AT_ONCE);
    this.#pane.append(...lines.slice(0, LINES_AT_ONCE).map((line) => this.#lineFrom(line)));
    while (this.#pane.childElementCount > MOST_LINES) this.#pane.firstElementChild?.remove();
    this.#pane.scrollTop = this.#pane.scrollHeight;
    this.#restMs = restAfter(begun);
    if (this.#waiting.length > 0) setTimeout(() => this.#draw(), this.#restMs);
  }

  #lineFrom({ atMs, text }: Line): HTMLElement {
    const seconds = ((atMs - this.#startedAt) / 1000).toFixed(2);
    const words = visible(text.slice(0, LETTERS_OF_LINE));
    return element(
      'div',
      { class: 'log-line' },
      element('span', { class: 'stream-time' }, `+${seconds} s`),
      ' ',
      words,
    );
  }
}

/** Before another answer is shown. */
export function removeStream(cell: HTMLElement): void {
  cell.querySelector('[data-part="stream"]')?.remove();
}
