import { Flaw } from './decoder.ts';
import type { BitReader } from './bit-reader.ts';
import { readPrefixCode, readSymbol, type PrefixCode } from './prefix-code.ts';

/** What stands before the commands of a Brotli block: its codes, and in which context each is used. */

const COUNT_EXTRA = [2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 6, 6, 7, 8, 9, 10, 11, 12, 13, 24];
/** Longer than any block. */
const ENDLESS = 1 << 24;

export const INSERT_EXTRA = [0, 0, 0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 7, 8, 9, 10, 12, 14, 24];
export const COPY_EXTRA = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 7, 8, 9, 10, 24];

/** Values grow from the first on, each by as many as the extra bits of the one before it can tell. */
export function valueOf(reader: BitReader, extra: readonly number[], first: number, place: number): number {
  const base = extra.slice(0, place).reduce((sum, bits) => sum + 2 ** bits, first);
  return base + reader.bits(extra[place] ?? 0);
}

/** Literals, commands and distances each come in runs of a kind. */
export class Kinds {
  kind = 0;
  private before = 1;
  private left = ENDLESS;
  private readonly codes: readonly [kinds: PrefixCode, counts: PrefixCode] | undefined;
  readonly count: number;

  constructor(reader: BitReader) {
    this.count = readCount(reader);
    if (this.count < 2) return;
    this.codes = [readPrefixCode(reader, this.count + 2), readPrefixCode(reader, COUNT_EXTRA.length)];
    this.left = this.readRun(reader, this.codes[1]);
  }

  private readRun(reader: BitReader, counts: PrefixCode): number {
    return valueOf(reader, COUNT_EXTRA, 1, readSymbol(reader, counts));
  }

  /** The kind of the next one. */
  next(reader: BitReader): number {
    if (this.left === 0 && this.codes !== undefined) {
      const symbol = readSymbol(reader, this.codes[0]);
      const left = this.readRun(reader, this.codes[1]);
      const kind = symbol === 0 ? this.before : symbol === 1 ? (this.kind + 1) % this.count : symbol - 2;
      this.before = this.kind;
      this.kind = kind;
      this.left = left;
    }
    this.left -= 1;
    return this.kind;
  }

  /** What was read since is read again. */
  saved(): () => void {
    const { kind, before, left } = this;
    return () => void Object.assign(this, { kind, before, left });
  }
}

export interface BlockHeader {
  readonly literals: Kinds;
  readonly commands: Kinds;
  readonly distances: Kinds;
  readonly postfixBits: number;
  readonly directCount: number;
  readonly modes: readonly number[];
  readonly literalMap: Uint8Array;
  readonly distanceMap: Uint8Array;
  readonly literalCodes: readonly PrefixCode[];
  readonly commandCodes: readonly PrefixCode[];
  readonly distanceCodes: readonly PrefixCode[];
}

function readCount(reader: BitReader): number {
  if (reader.one() === 0) return 1;
  const bits = reader.bits(3);
  return 1 + (1 << bits) + reader.bits(bits);
}

function readMap(reader: BitReader, size: number): readonly [map: Uint8Array, codes: number] {
  const map = new Uint8Array(size);
  const codes = readCount(reader);
  if (codes < 2) return [map, codes];
  const longestRun = reader.one() === 0 ? 0 : reader.bits(4) + 1;
  const code = readPrefixCode(reader, codes + longestRun);
  for (let at = 0; at < size;) {
    const symbol = readSymbol(reader, code);
    if (symbol > 0 && symbol <= longestRun) {
      at += (1 << symbol) + reader.bits(symbol);
      if (at > size) throw new Flaw('FORMAT_CONTEXT_MAP_REPEAT');
      continue;
    }
    map[at] = symbol === 0 ? 0 : symbol - longestRun;
    at += 1;
  }
  if (reader.one() === 1) moveToFront(map);
  return [map, codes];
}

/** Each value was told as its place in a list, where it then moves to the front. */
function moveToFront(map: Uint8Array): void {
  const list = Array.from({ length: 256 }, (_, i) => i);
  map.forEach((place, at) => {
    const [value = 0] = list.splice(place, 1);
    list.unshift(value);
    map[at] = value;
  });
}

export function readBlockHeader(reader: BitReader): BlockHeader {
  const literals = new Kinds(reader);
  const commands = new Kinds(reader);
  const distances = new Kinds(reader);
  const postfixBits = reader.bits(2);
  const directCount = reader.bits(4) << postfixBits;
  const modes = Array.from({ length: literals.count }, () => reader.bits(2));
  const [literalMap, literalCount] = readMap(reader, 64 * literals.count);
  const [distanceMap, distanceCount] = readMap(reader, 4 * distances.count);
  const codes = (count: number, alphabet: number): readonly PrefixCode[] =>
    Array.from({ length: count }, () => readPrefixCode(reader, alphabet));
  const literalCodes = codes(literalCount, 256);
  const commandCodes = codes(commands.count, 704);
  const distanceCodes = codes(distanceCount, 16 + directCount + (48 << postfixBits));
  return {
    ...{ literals, commands, distances, postfixBits, directCount, modes },
    ...{ literalMap, distanceMap, literalCodes, commandCodes, distanceCodes },
  };
}
