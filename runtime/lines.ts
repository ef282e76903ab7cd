/** Cuts a stream of text into lines. */

export interface LineCutter {
  /** Hands over every line that is complete. */
  readonly push: (text: string) => void;
  /** Hands over a last line without a line break, if there is one. */
  readonly end: () => void;
}

export function cutLines(onLine: (line: string) => void): LineCutter {
  let rest = '';
  return {
    push(text) {
      // Text that comes in small pieces is joined once.
      if (!text.includes('\n')) {
        rest += text;
        return;
      }
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      lines.forEach((line) => {
        onLine(line.replace(/\r$/, ''));
      });
    },
    end() {
      if (rest !== '') onLine(rest);
      rest = '';
    },
  };
}

/** Of one line: what is longer is cut where it is shown, and what costs little cannot be punished as a loop that logs. */
const FULL_COST_LETTERS = 100_000;
const REST_COSTS = 1 / 20;
/** Of a whole program: who prints one long line after the other is a loop that logs. */
const MOST_SPARED_LETTERS = 4_000_000;

/**
 * What one stream costs of the output limit, piece by piece: a letter is one, a line `lineCost`, and a piece without a
 * line break costs a line, too. The part of a line beyond 100,000 letters costs a twentieth, for four million letters.
 */
export function outputCosts(lineCost: number): (piece: string | Uint8Array) => number {
  let onLine = 0;
  let spared = 0;
  const lettersCost = (count: number): number => {
    const full = Math.max(0, Math.min(count, FULL_COST_LETTERS - onLine));
    onLine += count;
    const cheap = Math.min(count - full, MOST_SPARED_LETTERS - spared);
    spared += cheap;
    return full + cheap * REST_COSTS + (count - full - cheap);
  };
  return (piece) => {
    const next = (from: number): number =>
      typeof piece === 'string' ? piece.indexOf('\n', from) : piece.indexOf(10, from);
    let cost = 0;
    let lines = 0;
    let from = 0;
    for (let at = next(0); at !== -1; at = next(from)) {
      cost += lettersCost(at + 1 - from);
      onLine = 0;
      from = at + 1;
      lines += 1;
    }
    return cost + lettersCost(piece.length - from) + lineCost * Math.max(1, lines);
  };
}
