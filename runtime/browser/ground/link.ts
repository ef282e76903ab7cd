import type { FromWorker, ToWorker } from '../protocol.ts';
import { HEAVIEST, LAST_WORDS, LONGEST_OUTPUT, WINDOW } from '../protocol.ts';
import { getterOf } from './getters.ts';
import { loadOf, type Load } from './link-load.ts';

/**
 * The worker's end of what connects it with the page: a port of its own, or the frame, which sends everything on. A
 * program shares the worker and may change every global, so nothing here looks one up once the program has come: what
 * leads to the page cannot be reached, and what a program can find is `postMessage` below, which says no more than the
 * page can hear.
 */

const { apply } = Reflect;
const dataOf: (event: MessageEvent<ToWorker>) => ToWorker = getterOf(MessageEvent.prototype, 'data');
let sender: object | undefined;
/* eslint-disable @typescript-eslint/unbound-method -- bound to their object when they are called */
let postToPage: (...args: never) => unknown = MessagePort.prototype.postMessage;
const postThroughFrame = globalThis.postMessage;
/* eslint-enable @typescript-eslint/unbound-method */

function send(message: unknown, transfer: Transferable[]): void {
  if (sender !== undefined) apply(postToPage, sender, [message, transfer]);
}

interface Waiting {
  readonly load: Load;
  next: Waiting | undefined;
}
let credit: number = WINDOW;
let first: Waiting | undefined;
let last: Waiting | undefined;
let waitingWeight = 0;
let isFlooded = false;

/** More than this waits only where a program speaks to the page by itself. */
const MOST_WAITING = 300_000_000;

/** The first message of the frame begins it, with the port where there is one. */
export function connectLink(hear: (message: Exclude<ToWorker, { type: 'credit' }>) => void): void {
  // The page is ours and is believed.
  const heard = (event: MessageEvent<ToWorker>): void => {
    const message = dataOf(event);
    if (message.type === 'credit') takeCredit(message.weight);
    else hear(message);
  };
  const begin = ({ ports: [port] }: MessageEvent): void => {
    sender = port ?? globalThis;
    if (port === undefined) {
      postToPage = postThroughFrame;
      // What a program hands to its own scope is no word of the page's.
      addEventListener('message', (event: MessageEvent<ToWorker>) => {
        if (event.isTrusted) heard(event);
      });
    } else port.onmessage = heard;
    tell({ type: 'booted' });
  };
  addEventListener('message', begin, { once: true });
}

const gate = {
  postMessage: (message: unknown): void => {
    if (isFlooded || typeof message !== 'object' || message === null) return;
    const load = loadOf(message);
    if (load === undefined || load.type === 'flood') flood();
    else if (load.type === 'exit') sayLast(load);
    else if (first === undefined && credit > 0) post(load);
    else wait(load);
  },
};

/** By way of Reflect, so that a program can find what it is that is called, and that it leads no further. */
export function tell(message: FromWorker): void {
  Reflect.apply(gate.postMessage, undefined, [message]);
}

function post({ message, weight, transfer }: Load): void {
  credit -= weight;
  send(message, transfer);
}

function flood(): void {
  isFlooded = true;
  first = undefined;
  send({ type: 'flood' }, []);
}

function wait(load: Load): void {
  waitingWeight += load.weight;
  if (waitingWeight > MOST_WAITING) {
    flood();
    return;
  }
  const added: Waiting = { load, next: undefined };
  if (last === undefined || first === undefined) first = added;
  else last.next = added;
  last = added;
}

function takeFirst(): Load | undefined {
  const taken = first;
  if (taken === undefined) return undefined;
  first = taken.next;
  waitingWeight -= taken.load.weight;
  return taken.load;
}

/** Of pieces that are put together: most are a line, and each line is work for the page. */
const MOST_JOINED = 1_000;

/** The first that waits; what was printed in small pieces is put together. */
function takeNext(): Load | undefined {
  let taken = takeFirst();
  for (let joined = 1; joined < MOST_JOINED; joined += 1) {
    if (taken?.printed === undefined || first?.load.printed === undefined) break;
    const { stream, requestId, text } = taken.printed;
    const { printed: more, weight } = first.load;
    if (more.stream !== stream || more.requestId !== requestId) break;
    if (text.length + more.text.length > LONGEST_OUTPUT) break;
    const printed = { stream, requestId, text: text + more.text };
    taken = { ...taken, message: { type: 'output', ...printed }, printed, weight: taken.weight + more.text.length };
    first = first.next;
    waitingWeight -= weight;
  }
  return taken;
}

function takeCredit(weight: number): void {
  credit += weight;
  while (credit > 0) {
    const load = takeNext();
    if (load === undefined) return;
    post(load);
  }
}

/** The program ends, and may do so in a loop that never comes to hear of credit again. */
function sayLast(load: Load): void {
  let weight = 0;
  for (let each = takeNext(); each !== undefined; each = takeNext()) {
    weight += each.weight;
    if (weight > LAST_WORDS - HEAVIEST.message) break;
    post(each);
  }
  first = undefined;
  post(load);
}
