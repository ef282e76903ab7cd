/** A stream of events, shown line by line as it comes, each line with its time. */
import type { HeaderList } from '#runtime/contract.ts';
import { cutLines } from '#runtime/lines.ts';
import { visible } from '../../../shown/a-programs-words.ts';
import { valueOf } from '../../../shown/response-text.ts';
import { say } from '../../ground/page-words.ts';
import { element, partOf } from '../../ground/part.ts';

const MOST_LINES = 500;
const LETTERS_OF_LINE = 4_000;

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

  #add(line: string): void {
    if (line === '') {
      this.#events += 1;
      return;
    }
    const seconds = ((performance.now() - this.#startedAt) / 1000).toFixed(2);
    const words = visible(line.slice(0, LETTERS_OF_LINE));
    this.#pane.append(
      element('div', { class: 'log-line' }, element('span', { class: 'stream-time' }, `+${seconds} s`), ' ', words),
    );
    while (this.#pane.childElementCount > MOST_LINES) this.#pane.firstElementChild?.remove();
    this.#pane.scrollTop = this.#pane.scrollHeight;
  }
}

/** Before another answer is shown. */
export function removeStream(cell: HTMLElement): void {
  cell.querySelector('[data-part="stream"]')?.remove();
}
