/** The last sends of a request cell; each can be looked at again. */
import type { HttpResponse, WayStep } from '#runtime/contract.ts';
import { actionButton, element, partOf } from '../ground/part.ts';
import type { RequestFields } from '../../shown/request-fields.ts';
import { classOfStatus } from '../../shown/response-text.ts';

export interface Sent {
  readonly fields: RequestFields;
  readonly response: HttpResponse;
  readonly printed: readonly string[];
  readonly way: readonly WayStep[] | undefined;
}

const KEPT = 8;

export class SendHistory {
  readonly #place: HTMLDetailsElement;
  readonly #onPick: (sent: Sent) => void;

  constructor(place: HTMLDetailsElement, onPick: (sent: Sent) => void) {
    this.#place = place;
    this.#onPick = onPick;
  }

  add(sent: Sent): void {
    const { fields, response } = sent;
    const list = partOf(this.#place, 'ol', HTMLOListElement);
    const time = new Date().toLocaleTimeString(document.documentElement.lang);
    list.prepend(
      element(
        'li',
        {},
        element('span', { class: 'history-time' }, time),
        element('span', { class: `status ${classOfStatus(response.status)}` }, String(response.status)),
        actionButton(`${fields.method} ${fields.path}`, () => {
          this.#onPick(sent);
        }),
        element('span', { class: 'history-took' }, `${response.tookMs.toFixed(1)} ms`),
      ),
    );
    while (list.childElementCount > KEPT) list.lastElementChild?.remove();
    this.#place.hidden = false;
  }
}
