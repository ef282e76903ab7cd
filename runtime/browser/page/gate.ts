import { HEAVIEST, LAST_WORDS, MOST_DEEP, WEIGHT_OF, WINDOW, type FromWorker } from '../protocol.ts';
import { isFromWorker } from './heard.ts';

/**
 * The one gate of a link: every message that a worker sends is counted here before it is read, and by its weight when it
 * is. An honest worker never has more under way than it has credit for; the page gives credit by a timer, so that one
 * that sends without asking fills its window before the timer's turn, and is ended.
 */

export interface Gate {
  /** @param read gives what was said; it is called last, for in some browsers it is what takes the time */
  readonly hear: (read: () => unknown) => void;
}

export interface BehindGate {
  readonly message: (message: FromWorker) => void;
  readonly credit: (weight: number) => void;
  /** It sends more than the page can hear. */
  readonly flooded: () => void;
}

const CREDIT_AFTER_MS = 30;
/**
 * To hear a program takes at most half of the page's time: credit waits until as much has passed as was heard. It waits
 * no longer than this, for without credit the program cannot say that it is alive.
 */
const LONGEST_WAIT_MS = 1_000;
/** Of what has no bound of its own, several times what a program says that answers requests as fast as it can. */
const MOST_UNBOUNDED = 10_000;
const COUNTED_MS = 2_000;
/** What is printed, and the bodies of responses that somebody waits for, have a bound of their own. */
const BOUNDED: ReadonlySet<FromWorker['type']> = new Set(['output', 'head', 'chunk', 'end', 'answer', 'failed']);

/** Of plain data; stops as soon as it is more than this. */
export function weigh(value: unknown, most: number, depth = 0): number {
  if (typeof value === 'string') return WEIGHT_OF.value + value.length;
  if (typeof value !== 'object' || value === null) return WEIGHT_OF.value;
  if (depth > MOST_DEEP) return Number.POSITIVE_INFINITY;
  if (value instanceof Uint8Array) return WEIGHT_OF.value + value.buffer.byteLength;
  let sum: number = WEIGHT_OF.value;
  for (const member of Object.values(value)) {
    sum += weigh(member, most - sum, depth + 1);
    if (sum > most) return sum;
  }
  return sum;
}

function isThreadWanted(said: unknown): boolean {
  return typeof said === 'object' && said !== null && 'type' in said && said.type === 'thread-wanted';
}

export function createGate(behind: BehindGate, now: () => number = () => performance.now()): Gate {
  let granted = WINDOW;
  let received = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wantedAt = 0;
  let heardMs = 0;
  let heardSince = now();
  let isShut = false;
  let countedSince = 0;
  let counted = 0;
  let wished = 0;

  function grant(): void {
    const at = now();
    const owedMs = Math.min(2 * heardMs - (at - heardSince), LONGEST_WAIT_MS - (at - wantedAt));
    if (owedMs > 0) {
      timer = setTimeout(grant, owedMs);
      return;
    }
    timer = undefined;
    heardMs = 0;
    heardSince = at;
    const weight = received + WINDOW - granted;
    granted += weight;
    behind.credit(weight);
  }

  function shut(): void {
    isShut = true;
    clearTimeout(timer);
    behind.flooded();
  }

  function isTooMuch(): boolean {
    const at = now();
    if (at - countedSince > COUNTED_MS) {
      countedSince = at;
      counted = 0;
      wished = 0;
    }
    counted += 1;
    return counted > MOST_UNBOUNDED;
  }

  /** The files of a thread are no part of the window, but have a bound of their own. */
  function wishesTooMuch(weight: number): boolean {
    isTooMuch();
    wished += weight;
    return wished > HEAVIEST.thread;
  }

  function count(weight: number): void {
    received += weight;
    if (received <= granted - WINDOW / 2 || timer !== undefined) return;
    wantedAt = now();
    timer = setTimeout(grant, CREDIT_AFTER_MS);
  }

  function pass(message: FromWorker): void {
    if (isShut) return;
    if (!BOUNDED.has(message.type) && isTooMuch()) shut();
    else behind.message(message);
  }

  function hear(read: () => unknown): void {
    count(WEIGHT_OF.message);
    if (received > granted + LAST_WORDS) {
      shut();
      return;
    }
    const said = read();
    const isWish = isThreadWanted(said);
    const heaviest = isWish ? HEAVIEST.thread : HEAVIEST.message;
    const weight = weigh(said, heaviest);
    if (weight > heaviest || (isWish && wishesTooMuch(weight))) {
      shut();
      return;
    }
    if (!isWish) count(weight);
    // What makes no sense counts as a sign of life, so that there cannot be too much of it.
    const message: FromWorker = isFromWorker(said) ? said : { type: 'alive' };
    for (const each of message.type === 'several' ? message.messages : [message]) pass(each);
  }

  return {
    hear(read) {
      if (isShut) return;
      const begun = now();
      hear(read);
      heardMs += now() - begun;
    },
  };
}
