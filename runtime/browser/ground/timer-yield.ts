import { YIELD } from './event-loop.ts';

/** Node runs ticks and microtasks between two timers; ours run when this task is over, so the rest waits for the next. */
export function yieldToMicrotasks(): never {
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- a signal to our own loop, not an error
  throw YIELD;
}
