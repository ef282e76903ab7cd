/** The last sends of a request cell; each can be looked at again. */
import type { HttpResponse, WayStep } from '#runtime/contract.ts';
import { quoted } from '../../shown/a-programs-words.ts';
import { say } from '../ground/page-words.ts';
import { actionButton, element, partOf } from '../ground/part.ts';
import { headersFromText, type RequestFields } from '../../shown/request-fields.ts';
import { classOfStatus } from '../../shown/response-text.ts';

export interface Sent {
  readonly fields: RequestFields;
  readonly response: HttpResponse;
  readonly printed: readonly string[];
  readonly way: readonly WayStep[] | undefined;
}

const KEPT = 8;

function headersOf({ headers }: RequestFields): ReadonlyMap<string, string> {
  const list = headersFromText(headers);
  const values = new Map<string, string>();
  if ('line' in list) return values;
  for (const [name, value] of list) {
    const key = name.toLowerCase();
    values.set(key, `${values.get(key) ?? ''}\n${value}`);
  }
  return values;
}

/** What is not as it was in the send before, by its name: `path, header x-tenant, body`. */
function changesFrom(before: RequestFields, now: RequestFields): string {
  const [then, today] = [headersOf(before), headersOf(now)];
  const names = [...new Set([...then.keys(), ...today.keys()])].filter((name) => then.get(name) !== today.get(name));
  return [
    ...(before.method === now.method ? [] : [say('live.changedMethod')]),
    ...(before.path === now.path ? [] : [say('live.changedPath')]),
    ...names.map((name) => say('live.changedHeader', { name: quoted(name, 60) })),
    ...(before.body === now.body ? [] : [say('live.changedBody')]),
  ].join(', ');
}

export class SendHistory {
  readonly #place: HTMLDetailsElement;
  readonly #onPick: (sent: Sent) => void;
  #before: RequestFields | undefined;

  constructor(place: HTMLDetailsElement, onPick: (sent: Sent) => void) {
    this.#place = place;
    this.#onPick = onPick;
  }

  add(sent: Sent): void {
    const { fields, response } = sent;
    const list = partOf(this.#place, 'ol', HTMLOListElement);
    const changed = this.#before === undefined ? '' : changesFrom(this.#before, fields);
    const changes = changed === '' ? '' : say('live.changed', { what: changed });
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
        ...(changes === '' ? [] : [element('span', { class: 'history-changed' }, changes)]),
      ),
    );
    this.#before = fields;
    while (list.childElementCount > KEPT) list.lastElementChild?.remove();
    this.#place.hidden = false;
  }
}
