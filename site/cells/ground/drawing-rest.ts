/** What a program makes the page draw comes in slices: between them other work of the page has its time. */

export const FRAME_MS = 30;
const TIMES = 3;

/** How long drawing rests, in milliseconds: three times as long as what began then has taken. */
export function restAfter(begun: number): number {
  return Math.max(FRAME_MS, TIMES * (performance.now() - begun));
}
