import { host } from './host.ts';
import { loadBuiltin } from './library.ts';

/**
 * `internalBinding('async_context_frame')`: one variable that Node's timers, ticks and resources save and restore.
 * A frame is a Map from AsyncLocalStorage to its store; a request of the page adds one entry with its own key.
 */

export type Frame = ReadonlyMap<unknown, unknown>;

const REQUEST = Symbol('request');
let current: Frame | undefined;

export function currentFrame(): Frame | undefined {
  return current;
}

export function setFrame(frame: Frame | undefined): void {
  current = frame;
}

/** Node adds to a frame by copying it, so the request's entry stays in all frames that grow from this one. */
export function frameForRequest(mark: string): Frame {
  const Class: unknown = loadBuiltin('internal/async_context_frame');
  const frame: unknown = typeof Class === 'function' ? Reflect.construct(Class, [REQUEST, mark]) : undefined;
  return frame instanceof Map ? frame : new Map<unknown, unknown>([[REQUEST, mark]]);
}

/** A mark is `number:id`: the page may give two requests the same id. */
function idOf(mark: string): string {
  return mark.slice(mark.indexOf(':') + 1);
}

const inFlight = new Set<string>();

export function requestStarted(mark: string): void {
  inFlight.add(mark);
}

/** The client has its response before the server's `finish` handlers run: what they print still belongs to it. */
const AFTERWARDS_MS = 50;
let lastDone: { readonly mark: string; readonly at: number } | undefined;

export function requestDone(mark: string): void {
  inFlight.delete(mark);
  lastDone = { mark, at: host.now() };
}

/**
 * The request that is being answered: by the frame, else, where an await has lost it, the only one in flight, or the
 * one that was answered a moment ago.
 */
export function currentRequest(): string | undefined {
  const known = current?.get(REQUEST);
  if (typeof known === 'string') return idOf(known);
  const [only] = inFlight;
  if (inFlight.size === 1 && only !== undefined) return idOf(only);
  const isJustDone = inFlight.size === 0 && lastDone !== undefined && host.now() - lastDone.at < AFTERWARDS_MS;
  return isJustDone && lastDone !== undefined ? idOf(lastDone.mark) : undefined;
}

export const asyncContextBinding = {
  getContinuationPreservedEmbedderData: currentFrame,
  setContinuationPreservedEmbedderData: setFrame,
};
