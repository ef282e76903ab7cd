/** Packs as DEFLATE (RFC 1951), each piece as it comes: matches in the last 32 kB, the codes that everyone knows. */

const WINDOW = 32_768;
const HASH_BITS = 15;
const MAX_LENGTH = 258;
const STORED_LENGTH = 65_535;

function reversed(code: number, bits: number): number {
  let value = 0;
  for (let i = 0; i < bits; i++) value |= ((code >> i) & 1) << (bits - 1 - i);
  return value;
}

/** Code and length of each literal and length symbol. */
const SYMBOLS: readonly (readonly [code: number, bits: number])[] = Array.from({ length: 288 }, (_, symbol) => {
  if (symbol < 144) return [reversed(0x30 + symbol, 8), 8] as const;
  if (symbol < 256) return [reversed(0x190 + symbol - 144, 9), 9] as const;
  if (symbol < 280) return [reversed(symbol - 256, 7), 7] as const;
  return [reversed(0xc0 + symbol - 280, 8), 8] as const;
});

type Row = readonly [base: number, extra: number];

/** As in inflate.ts: the first value and the extra bits of each symbol. */
function rows(first: number, each: number, count: number): Row[] {
  let base = first;
  return Array.from({ length: count }, (_, index): Row => {
    const extra = Math.max(0, Math.floor(index / each) - 1);
    const row: Row = [base, extra];
    base += 2 ** extra;
    return row;
  });
}
const LENGTHS: readonly Row[] = [...rows(3, 4, 28), [MAX_LENGTH, 0]];
const DISTANCES: readonly Row[] = rows(1, 2, 30);

function rowOf(table: readonly Row[], value: number): number {
  let at = table.length - 1;
  while ((table[at]?.[0] ?? 0) > value) at -= 1;
  return at;
}
const LENGTH_ROWS = Uint8Array.from({ length: MAX_LENGTH + 1 }, (_, length) => rowOf(LENGTHS, Math.max(3, length)));

export class Deflater {
  private readonly chain: number;
  private out = new Uint8Array(1024);
  private length = 0;
  private hold = 0;
  private bits = 0;
  /** What was packed last, for matches, and where in it each beginning was seen. */
  private history: Uint8Array = new Uint8Array();
  private readonly heads = new Int32Array(1 << HASH_BITS);
  private before = new Int32Array();

  /** @param level 0 stores; a higher one looks longer for matches */
  constructor(level: number) {
    this.chain = level < 0 ? 16 : level * 3;
  }

  push(bytes: Uint8Array, flush: 'none' | 'sync' | 'finish'): Uint8Array {
    if (bytes.length > 0) {
      if (this.chain === 0) this.store(bytes);
      else this.pack(bytes);
    }
    if (flush === 'sync') this.store(new Uint8Array());
    if (flush === 'finish') {
      // A last block with nothing in it.
      this.put(0b011, 3);
      this.put(0, 7);
      this.align();
    }
    const taken = this.out.slice(0, this.length);
    this.length = 0;
    return taken;
  }

  private put(value: number, count: number): void {
    this.hold |= value << this.bits;
    this.bits += count;
    while (this.bits >= 8) {
      this.byte(this.hold & 255);
      this.hold >>>= 8;
      this.bits -= 8;
    }
  }

  private byte(value: number): void {
    if (this.length === this.out.length) {
      const grown = new Uint8Array(this.out.length * 2);
      grown.set(this.out);
      this.out = grown;
    }
    this.out[this.length++] = value;
  }

  private align(): void {
    if (this.bits > 0) this.put(0, 8 - this.bits);
  }

  private store(bytes: Uint8Array): void {
    let at = 0;
    do {
      const part = bytes.subarray(at, at + STORED_LENGTH);
      this.put(0, 3);
      this.align();
      this.put(part.length, 16);
      this.put(~part.length & 0xffff, 16);
      for (const byte of part) this.byte(byte);
      at += part.length;
    } while (at < bytes.length);
  }

  private pack(bytes: Uint8Array): void {
    const begin = this.history.length;
    const data = new Uint8Array(begin + bytes.length);
    data.set(this.history);
    data.set(bytes, begin);
    // Places are told from 1 on, so that 0 is none.
    this.heads.fill(0);
    this.before = new Int32Array(data.length);
    for (let at = 0; at < begin; at++) this.remember(data, at);
    this.put(0b010, 3);
    for (let at = begin; at < data.length;) {
      const [length, distance] = this.match(data, at);
      const step = length === 0 ? 1 : length;
      if (length === 0) this.put(...(SYMBOLS[data[at] ?? 0] ?? [0, 0]));
      else this.putMatch(length, distance);
      for (let i = 0; i < step; i++) this.remember(data, at + i);
      at += step;
    }
    this.put(...(SYMBOLS[256] ?? [0, 0]));
    this.history = data.slice(-WINDOW);
  }

  private hash(data: Uint8Array, at: number): number {
    const three = ((data[at] ?? 0) << 16) | ((data[at + 1] ?? 0) << 8) | (data[at + 2] ?? 0);
    return Math.imul(three, 0x9e3779b1) >>> (32 - HASH_BITS);
  }

  private remember(data: Uint8Array, at: number): void {
    if (at + 3 > data.length) return;
    const hash = this.hash(data, at);
    this.before[at] = this.heads[hash] ?? 0;
    this.heads[hash] = at + 1;
  }

  private match(data: Uint8Array, at: number): [length: number, distance: number] {
    const most = Math.min(MAX_LENGTH, data.length - at);
    if (most < 3) return [0, 0];
    let best = 2;
    let distance = 0;
    let place = this.heads[this.hash(data, at)] ?? 0;
    for (let tries = this.chain; tries > 0 && place > 0 && at - place + 1 <= WINDOW; tries--) {
      const from = place - 1;
      let length = 0;
      while (length < most && data[from + length] === data[at + length]) length += 1;
      if (length > best) {
        best = length;
        distance = at - from;
        if (length === most) break;
      }
      place = this.before[from] ?? 0;
    }
    return distance === 0 ? [0, 0] : [best, distance];
  }

  private putMatch(length: number, distance: number): void {
    const lengthRow = LENGTH_ROWS[length] ?? 0;
    const [lengthBase, lengthExtra] = LENGTHS[lengthRow] ?? [0, 0];
    this.put(...(SYMBOLS[257 + lengthRow] ?? [0, 0]));
    this.put(length - lengthBase, lengthExtra);
    const distanceRow = rowOf(DISTANCES, distance);
    const [distanceBase, distanceExtra] = DISTANCES[distanceRow] ?? [0, 0];
    this.put(reversed(distanceRow, 5), 5);
    this.put(distance - distanceBase, distanceExtra);
  }
}
