import { Flaw } from './decoder.ts';
import type { BitReader } from './bit-reader.ts';

/** The prefix codes of Brotli (RFC 7932, section 3), and how they are told. */

export interface PrefixCode {
  /** How many symbols have a code of each length. */
  readonly counts: Uint16Array;
  /** In the order of their codes. */
  readonly symbols: readonly number[];
}

const LONGEST = 15;
const REPEAT_LAST = 16;
const ORDER = [1, 2, 3, 4, 0, 5, 17, 6, 16, 7, 8, 9, 10, 11, 12, 13, 14, 15];

function codeFrom(lengths: readonly number[]): PrefixCode {
  const counts = new Uint16Array(LONGEST + 1);
  const byLength = Array.from({ length: LONGEST + 1 }, (): number[] => []);
  lengths.forEach((length, symbol) => {
    if (length === 0) return;
    counts[length] = (counts[length] ?? 0) + 1;
    byLength[length]?.push(symbol);
  });
  return { counts, symbols: byLength.flat() };
}

export function readSymbol(reader: BitReader, { counts, symbols }: PrefixCode): number {
  // An only symbol takes no bits.
  if (symbols.length === 1) return symbols[0] ?? 0;
  let code = 0;
  let first = 0;
  let index = 0;
  for (let length = 1; length <= LONGEST; length++) {
    code |= reader.one();
    const count = counts[length] ?? 0;
    if (code - count < first) return symbols[index + code - first] ?? 0;
    index += count;
    first = (first + count) << 1;
    code <<= 1;
  }
  throw new Flaw('FORMAT_HUFFMAN_SPACE');
}

export function readPrefixCode(reader: BitReader, alphabet: number): PrefixCode {
  const skipped = reader.bits(2);
  return skipped === 1 ? readSimple(reader, alphabet) : codeFrom(readLengths(reader, alphabet, skipped));
}

const SIMPLE: readonly (readonly number[])[] = [[1], [1, 1], [1, 2, 2], [2, 2, 2, 2], [1, 2, 3, 3]];

function readSimple(reader: BitReader, alphabet: number): PrefixCode {
  const count = reader.bits(2) + 1;
  const width = 32 - Math.clz32(alphabet - 1);
  const symbols = Array.from({ length: count }, () => {
    const symbol = reader.bits(width);
    if (symbol >= alphabet) throw new Flaw('FORMAT_SIMPLE_HUFFMAN_ALPHABET');
    return symbol;
  });
  if (new Set(symbols).size < count) throw new Flaw('FORMAT_SIMPLE_HUFFMAN_SAME');
  const shape = SIMPLE[count === 4 ? 3 + reader.bits(1) : count - 1] ?? [];
  const lengths: number[] = new Array<number>(alphabet).fill(0);
  symbols.forEach((symbol, place) => {
    lengths[symbol] = shape[place] ?? 0;
  });
  return codeFrom(lengths);
}

/** A code of its own, the same everywhere. */
function readLengthOfLength(reader: BitReader): number {
  const low = reader.bits(2);
  if (low < 3) return [0, 4, 3][low] ?? 0;
  if (reader.one() === 0) return 2;
  return reader.one() === 0 ? 1 : 5;
}

function readCodeOfLengths(reader: BitReader, skipped: number): PrefixCode {
  const lengths = new Array<number>(18).fill(0);
  let space = 32;
  let used = 0;
  for (const symbol of ORDER.slice(skipped)) {
    const length = readLengthOfLength(reader);
    if (length === 0) continue;
    lengths[symbol] = length;
    used += 1;
    space -= 32 >> length;
    if (space <= 0) break;
  }
  if (used !== 1 && space !== 0) throw new Flaw('FORMAT_CL_SPACE');
  return codeFrom(lengths);
}

function readLengths(reader: BitReader, alphabet: number, skipped: number): readonly number[] {
  const code = readCodeOfLengths(reader, skipped);
  const lengths: number[] = [];
  let space = 1 << LONGEST;
  let last = 8;
  let repeat = { length: 0, count: 0 };
  while (lengths.length < alphabet && space !== 0) {
    const symbol = readSymbol(reader, code);
    if (symbol < REPEAT_LAST) {
      lengths.push(symbol);
      repeat = { length: 0, count: 0 };
      if (symbol === 0) continue;
      last = symbol;
      space -= (1 << LONGEST) >> symbol;
      continue;
    }
    const length = symbol === REPEAT_LAST ? last : 0;
    const extra = symbol === REPEAT_LAST ? 2 : 3;
    const before = repeat.length === length ? repeat.count : 0;
    const count = (before > 0 ? (before - 2) << extra : 0) + reader.bits(extra) + 3;
    repeat = { length, count };
    if (lengths.length + count - before > alphabet) throw new Flaw('FORMAT_HUFFMAN_SPACE');
    lengths.push(...new Array<number>(count - before).fill(length));
    if (length > 0) space -= (count - before) << (LONGEST - length);
  }
  if (space !== 0) throw new Flaw('FORMAT_HUFFMAN_SPACE');
  return lengths;
}
