/**
 * What a text costs a browser that lays it out, in letters of ASCII: scripts that join, turn or pile up their letters
 * take it many times as long, so less of them is shown at once.
 */

const OTHER_LETTER = 10;
const LAST_OF_ASCII = 0x7f;

export interface Fit {
  /** So many letters fit. */
  readonly letters: number;
  readonly cost: number;
}

/** Looks no further than what fits. */
export function fitOf(text: string, most: number): Fit {
  let cost = 0;
  for (let at = 0; at < text.length; at += 1) {
    const next = cost + (text.charCodeAt(at) > LAST_OF_ASCII ? OTHER_LETTER : 1);
    if (next > most) return { letters: at, cost };
    cost = next;
  }
  return { letters: text.length, cost };
}
