/**
 * How long the page's own thread could do nothing: asked by a timer that should come every few milliseconds, but while
 * the test carries an answer away. Run in the page. */

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
