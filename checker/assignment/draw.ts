/** A seed → choices. The generator is a library's; only the way from a text to its number is ours. */
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { Draw } from '../check.ts';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** FNV-1a, 32 bits. */
function numberFromText(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash;
}

export interface CountedDraw extends Draw {
  /** Whether anything was chosen: what chose nothing is the same at every seed. */
  readonly hasDrawn: () => boolean;
}

export function drawFromSeed(seed: string): CountedDraw {
  const generator = xoroshiro128plus(numberFromText(seed));
  let drawn = false;
  const int = (from: number, to: number): number => {
    drawn = true;
    return uniformInt(generator, from, to);
  };
  return {
    int,
    pick<T>(from: readonly T[]): T {
      const [chosen] = from.slice(int(0, from.length - 1));
      if (chosen === undefined) throw new Error('There is nothing to pick from.');
      return chosen;
    },
    shuffle: (list) =>
      list
        .map((item) => [int(0, 0x7fffffff), item] as const)
        .sort(([a], [b]) => a - b)
        .map(([, item]) => item),
    word: (length = 6) => Array.from({ length }, () => LETTERS.charAt(int(0, LETTERS.length - 1))).join(''),
    hasDrawn: () => drawn,
  };
}
