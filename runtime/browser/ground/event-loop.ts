import { setFrame } from './async-context.ts';
import { host } from './host.ts';

/**
 * Node's event loop over the browser's: each callback from outside (a timer, bytes on a socket, a finished file
 * operation) is one task of the host, so that the microtasks between two of them run as Node runs them.
 */

type Callback = () => void;

interface Loop {
  /** Node's processTicksAndRejections. */
  drainTicks: Callback;
  ticksWaiting: () => boolean;
  /** Where an error goes that no callback caught. */
  onError: (error: unknown) => void;
  /** Called when nothing is left that could run. */
  onIdle: Callback;
}

const loop: Loop = {
  drainTicks: () => undefined,
  ticksWaiting: () => false,
  onError: (error) => host.console.error(error),
  onIdle: () => undefined,
};

/** Thrown by Node's own "run the ticks between two timers" to hand the rest of the work to the next task. */
export const YIELD = Symbol('the rest follows in the next task');

const waiting: Callback[] = [];
/** Those at whose turn one more task passes first. */
const late = new WeakSet<Callback>();
let next = 0;
const channel = new host.MessageChannel();
channel.port1.onmessage = runNext;

let stopped = false;
let hasRun = false;
let holds = 0;
let idleCheckPosted = false;
let ticksPosted = false;

export function connectLoop(parts: Partial<Loop>): void {
  Object.assign(loop, parts);
}

const isRunning = (): boolean => !stopped;

/** Whether anything but the main module and its ticks has run. */
export function hasTurned(): boolean {
  return hasRun;
}

export function mainModuleBegins(): void {
  hasRun = false;
}

/** Nothing runs any more, whatever is still queued. */
export function stopLoop(): void {
  stopped = true;
}

function runNext(): void {
  if (stopped) return;
  if (loop.ticksWaiting()) {
    // Ticks that were queued by microtasks come before the next callback, and their microtasks too.
    guarded(loop.drainTicks);
    channel.port2.postMessage(0);
    return;
  }
  const callback = waiting[next];
  if (callback !== undefined && late.delete(callback)) {
    channel.port2.postMessage(0);
    return;
  }
  waiting[next] = noop;
  next += 1;
  if (next > 1024 && next * 2 > waiting.length) {
    waiting.splice(0, next);
    next = 0;
  }
  if (callback !== ticksDrained) hasRun = true;
  if (callback !== undefined) enter(callback);
}

const noop = (): void => undefined;

/** Runs a callback in a task of its own. It counts as work until it has run. */
export function post(callback: Callback): void {
  waiting.push(callback);
  channel.port2.postMessage(0);
}

/**
 * As `post`, but what the task before left unhandled is told first: the browser queues the event of a rejection when
 * the microtasks are over, and so after a task that the callback itself queued.
 */
export function postAfterRejections(callback: Callback): void {
  const turn = (): void => callback();
  late.add(turn);
  post(turn);
}

let turn = 0;

/** Which callback from outside runs, or whose microtasks do. */
export const turnNumber = (): number => turn;

/** Runs a callback now, at the bottom of the stack, and the ticks that it queued. */
export function enter(callback: Callback): void {
  if (stopped) return;
  turn += 1;
  // What the last callback or its microtasks left there is nobody's.
  setFrame(undefined);
  guarded(callback);
  while (loop.ticksWaiting() && isRunning()) guarded(loop.drainTicks);
  checkIdle();
}

/** Runs the ticks that wait between two callbacks of one task. */
export function runTicks(): void {
  if (!stopped && loop.ticksWaiting()) guarded(loop.drainTicks);
}

/** Called when a tick was queued; where no callback is running that drains it, a task of its own does. */
export function tickQueued(): void {
  if (depth > 0 || ticksPosted) return;
  ticksPosted = true;
  post(ticksDrained);
}

function ticksDrained(): void {
  ticksPosted = false;
}

let depth = 0;

function guarded(callback: Callback): void {
  depth += 1;
  try {
    callback();
  } catch (error) {
    threw(error);
  } finally {
    depth -= 1;
  }
}

/** Nobody caught this error. */
export function threw(error: unknown): void {
  if (error !== YIELD && !stopped) loop.onError(error);
}

/** Keeps the program alive until released: a listening server, a ref'd timer, a file operation on its way. */
export function hold(): void {
  holds += 1;
}

export function release(): void {
  holds -= 1;
  if (holds === 0) checkIdle();
}

export function isAlive(): boolean {
  return holds > 0 || next < waiting.length || loop.ticksWaiting();
}

function checkIdle(): void {
  if (holds > 0 || idleCheckPosted || stopped) return;
  idleCheckPosted = true;
  // By two timers, so that every promise that can settle has settled, and what the browser has to say of the
  // others (an unhandled rejection is an event of its own) was said.
  host.setTimeout(() => {
    host.setTimeout(() => {
      idleCheckPosted = false;
      if (!stopped && !isAlive()) loop.onIdle();
    }, 1);
  }, 0);
}
