/**
 * How long the page's own thread could do nothing: asked by a timer that should come every few milliseconds, but while
 * the test carries an answer away. `startHeartbeat` and `takeLongestPause` run in the page.
 */

/** More than that a reader feels. */
const LONGEST_PAUSE_MS = 200;
const SLOWER_TIMES = 4;

/** On a slow machine, a few times what the same page needs for something usual. */
export const slowerThan = (usualMs: number, boundMs = LONGEST_PAUSE_MS): number =>
  Math.max(boundMs, SLOWER_TIMES * usualMs);

export function startHeartbeat(): void {
  let last = performance.now();
  Reflect.set(window, 'longestPause', 0);
  setInterval(() => {
    const now = performance.now();
    const pause = Reflect.get(window, 'isCarrying') === true ? 0 : now - last;
    Reflect.set(window, 'longestPause', Math.max(Number(Reflect.get(window, 'longestPause')), pause));
    last = now;
  }, 10);
}

export function takeLongestPause(): number {
  const pause = Number(Reflect.get(window, 'longestPause'));
  Reflect.set(window, 'longestPause', 0);
  return pause;
}
