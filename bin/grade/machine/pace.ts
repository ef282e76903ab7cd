/** The line that tells how far it is. It always moves, and is on the screen only: no file of the results knows a time. */
import { say } from '../../language.ts';

const EVERY_MS = 1_000;
const EVERY_MS_IN_A_FILE = 10_000;
/** Of those that run at this moment. */
const SHOWN = 2;
const SHOWN_NAME = 24;

function wordsFromSeconds(seconds: number): string {
  if (!Number.isFinite(seconds)) return say('pace.soon');
  const minutes = Math.floor(seconds / 60);
  return minutes > 0
    ? say('pace.minutes', { minutes, seconds: Math.round(seconds % 60) })
    : say('pace.seconds', { seconds: Math.round(seconds) });
}

export interface Running {
  readonly name: string;
  readonly seconds: number;
}

export interface Standing {
  readonly graded: number;
  readonly count: number;
  /** Since the first one was begun. */
  readonly seconds: number;
  /** Which, and how long already. */
  readonly running: readonly Running[];
}

function plainName(name: string): string {
  const plain = name.replaceAll(/\p{C}/gu, '?');
  return plain.length > SHOWN_NAME ? `${plain.slice(0, SHOWN_NAME)}…` : plain;
}

function nowFrom(running: readonly Running[]): string {
  if (running.length === 0) return '';
  const longest = running.toSorted((a, b) => b.seconds - a.seconds);
  const shown = longest.slice(0, SHOWN).map(({ name, seconds }) => `${plainName(name)} (${wordsFromSeconds(seconds)})`);
  const more = running.length > SHOWN ? say('pace.more', { count: running.length - SHOWN }) : '';
  return say('pace.now', { names: shown.join(', '), more });
}

export function lineOfPace({ graded, count, seconds, running }: Standing): string {
  const perMinute = seconds > 0 ? (graded / seconds) * 60 : 0;
  const time = wordsFromSeconds(((count - graded) / perMinute) * 60);
  return say('pace.line', {
    graded,
    count,
    left: count - graded,
    perMinute: perMinute.toFixed(0),
    time,
    now: nowFrom(running),
  });
}

/** The time below which a share of all values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

export interface Took {
  readonly name: string;
  readonly ms: number;
}

export function lineOfTimes(took: readonly Took[]): string {
  const [half, most] = [0.5, 0.95].map((share) =>
    Math.round(
      quantile(
        took.map(({ ms }) => ms),
        share,
      ),
    ),
  );
  const slowest = took.reduce((slow, each) => (each.ms > slow.ms ? each : slow), { name: '', ms: 0 });
  return say('pace.times', {
    half: half ?? 0,
    most: most ?? 0,
    slowest: Math.round(slowest.ms),
    name: plainName(slowest.name),
  });
}

export interface Pace extends Disposable {
  readonly begin: (name: string) => void;
  /** It runs no more, whether it was graded or must be tried again. */
  readonly pause: (name: string) => void;
  readonly count: (name: string, tookMs: number) => void;
}

export function showPace(count: number): Pace {
  const { stderr } = process;
  const from = performance.now();
  const took: Took[] = [];
  const running = new Map<string, number>();
  const secondsSince = (ms: number): number => (performance.now() - ms) / 1000;
  const show = (): void => {
    const now = [...running].map(([name, since]) => ({ name, seconds: secondsSince(since) }));
    const line = lineOfPace({ graded: took.length, count, seconds: secondsSince(from), running: now });
    const width = stderr.columns || Infinity;
    stderr.write(stderr.isTTY ? `\r\u001b[2K${line.slice(0, width - 1)}` : `${line}\n`);
  };
  const timer = setInterval(show, stderr.isTTY ? EVERY_MS : EVERY_MS_IN_A_FILE);
  return {
    begin(name) {
      if (!running.has(name)) running.set(name, performance.now());
    },
    pause: (name) => void running.delete(name),
    count: (name, ms) => void took.push({ name, ms }),
    [Symbol.dispose]: () => {
      clearInterval(timer);
      if (count > 0) show();
      if (stderr.isTTY) stderr.write('\n');
      if (took.length > 0) stderr.write(`${lineOfTimes(took)}\n`);
    },
  };
}

export interface Reading extends Disposable {
  readonly read: (name: string) => void;
}

/** While hand-ins are unpacked: a line as soon as that takes long. */
export function showReading(): Reading {
  const { stderr } = process;
  let count = 0;
  let shownAt = performance.now();
  let isShown = false;
  return {
    read(name) {
      count += 1;
      const everyMs = stderr.isTTY ? EVERY_MS : EVERY_MS_IN_A_FILE;
      if (performance.now() - shownAt < everyMs) return;
      shownAt = performance.now();
      isShown = true;
      const line = say('pace.reading', { count, name: plainName(name) });
      stderr.write(stderr.isTTY ? `\r\u001b[2K${line}` : `${line}\n`);
    },
    [Symbol.dispose]: () => {
      if (isShown && stderr.isTTY) stderr.write('\n');
    },
  };
}
