/** The line that tells how far it is. On the screen only: no file of the results knows a time. */

const EVERY_MS = 1_000;
const EVERY_MS_IN_A_FILE = 10_000;

function wordsFromSeconds(seconds: number): string {
  if (!Number.isFinite(seconds)) return 'soon known';
  const minutes = Math.floor(seconds / 60);
  return minutes > 0 ? `${minutes} min ${Math.round(seconds % 60)} s` : `${Math.round(seconds)} s`;
}

export function lineOfPace(graded: number, count: number, seconds: number): string {
  const perMinute = seconds > 0 ? (graded / seconds) * 60 : 0;
  const left = wordsFromSeconds(((count - graded) / perMinute) * 60);
  return `${graded} of ${count} graded, ${perMinute.toFixed(0)} a minute, ${left} left`;
}

/** The time below which a share of all values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

export function lineOfTimes(tookMs: readonly number[]): string {
  const [half, most] = [quantile(tookMs, 0.5), quantile(tookMs, 0.95)].map(Math.round);
  return `of each submission: half within ${half ?? 0} ms, 95 % within ${most ?? 0} ms`;
}

export interface Pace extends Disposable {
  readonly count: (tookMs: number) => void;
}

export function showPace(count: number): Pace {
  const { stderr } = process;
  const from = performance.now();
  const took: number[] = [];
  const show = (): void => {
    const line = lineOfPace(took.length, count, (performance.now() - from) / 1000);
    stderr.write(stderr.isTTY ? `\r\u001b[2K${line}` : `${line}\n`);
  };
  const timer = setInterval(show, stderr.isTTY ? EVERY_MS : EVERY_MS_IN_A_FILE);
  return {
    count: (tookMs) => void took.push(tookMs),
    [Symbol.dispose]: () => {
      clearInterval(timer);
      if (count > 0) show();
      if (stderr.isTTY) stderr.write('\n');
      if (took.length > 0) stderr.write(`${lineOfTimes(took)}\n`);
    },
  };
}
