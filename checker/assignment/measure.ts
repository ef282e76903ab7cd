/** Compares waits that a clock measures with their bound, and believes the clock only where it can be believed. */
import type { WaitedMs } from '#runtime/own-time.ts';
import type { Waits } from '../check.ts';
import { wait } from '../wait.ts';
import { TOO_BUSY, TooSlow } from './too-slow.ts';

const TRIES = 8;
/** A machine that was busy for a moment is so in one try. */
const TOO_MUCH_TIMES = 2;
const TURN_MS = 10;

/** Each wait stands for as much of the time as it took, so that one long wait is not made up for by many short ones. */
export function partOfWaiting(waits: readonly number[], ofMs: number): number {
  return waits.reduce((sum, ms) => sum + (ms * ms) / 2, 0) / ofMs / ofMs;
}

/** The same of our own: turns of a few milliseconds that take longer only where the machine does something else. */
export async function waitsOfMachine(ofMs: number): Promise<readonly number[]> {
  const turns: number[] = [];
  const end = performance.now() + ofMs;
  for (let begun = performance.now(); begun < end; begun = performance.now()) {
    while (performance.now() - begun < TURN_MS);
    turns.push(performance.now() - begun);
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
  return turns;
}

/**
 * Waits so long.
 * @throws TooSlow where it took `mostMs` all the same: what was to come in between did not
 */
export async function waitBelow(ms: number, mostMs = Number.POSITIVE_INFINITY): Promise<void> {
  const begun = performance.now();
  await wait(ms);
  if (performance.now() - begun >= mostMs) throw new TooSlow(TOO_BUSY);
}

/** At least so long are the waits where the program stood in the line for a processor for so much of them. */
export function withoutLine(waits: readonly number[], lineMs: number): readonly number[] {
  let left = lineMs;
  return waits
    .toSorted((one, other) => other - one)
    .map((ms) => {
      const own = Math.max(0, ms - left);
      left -= ms - own;
      return own;
    });
}

export interface Machine {
  /** What it does with turns of our own. */
  readonly turns: (ofMs: number) => Promise<readonly number[]>;
  /** How long the program has stood in the line for a processor. */
  readonly waitedMs: WaitedMs;
}

/**
 * What else the machine does only makes waits longer. So those that keep their bound are believed at once. Those that do
 * not are believed when they would not do so without the program's time in the line either, and the machine alone
 * stays below a quarter of the bound, twice: one that has just slept is served before a program that computes.
 * @returns the part, to be compared with the bound
 * @throws TooSlow where the machine comes too near to the bound each time
 */
export async function believedPart({ most, ofMs, measured }: Waits, { turns, waitedMs }: Machine): Promise<number> {
  let tooMuch = 0;
  for (let tried = 0; tried < TRIES; tried += 1) {
    const waitedBefore = waitedMs();
    const waits = await measured();
    const part = partOfWaiting(waits, ofMs);
    if (part <= most) return part;
    if (partOfWaiting(withoutLine(waits, waitedMs() - waitedBefore), ofMs) <= most) continue;
    if (partOfWaiting(await turns(ofMs), ofMs) > most / 4) continue;
    tooMuch += 1;
    if (tooMuch === TOO_MUCH_TIMES) return part;
  }
  throw new TooSlow(TOO_BUSY);
}
