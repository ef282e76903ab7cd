/** Unpacks DEFLATE (RFC 1951) as its bytes arrive, with zlib's words for what is wrong with them. */

export class PackingError extends Error {
  override readonly name = 'PackingError';
}

interface Codes {
  readonly counts: Uint16Array;
  readonly symbols: Uint16Array;
}

/** @param lengths of each symbol's code, in bits */
function codesFrom(lengths: readonly number[]): Codes {
  const counts = new Uint16Array(16);
  for (const length of lengths) counts[length] = (counts[length] ?? 0) + 1;
  const offsets = new Uint16Array(16);
  for (let length = 1; length < 15; length++) offsets[length + 1] = (offsets[length] ?? 0) + (counts[length] ?? 0);
  const symbols = new Uint16Array(lengths.length);
  lengths.forEach((length, symbol) => {
    if (length === 0) return;
    const at = offsets[length] ?? 0;
    symbols[at] = symbol;
    offsets[length] = at + 1;
  });
  counts[0] = 0;
  return { counts, symbols };
}

const range = (count: number, value: number): number[] => new Array<number>(count).fill(value);
const FIXED_LENGTHS = codesFrom([...range(144, 8), ...range(112, 9), ...range(24, 7), ...range(8, 8)]);
const FIXED_DISTANCES = codesFrom(range(30, 5));
const CODE_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/** The first value and the extra bits of each symbol, the bits growing by one every `each` symbols. */
function values(first: number, each: number, count: number, plain: number): [base: number, extra: number][] {
  let base = first;
  return Array.from({ length: count }, (_, index): [number, number] => {
    const extra = Math.max(0, Math.floor((index - plain) / each));
    const value: [number, number] = [base, extra];
    base += 2 ** extra;
    return value;
  });
}
const LENGTHS: readonly [number, number][] = [...values(3, 4, 28, 4), [258, 0]];
const DISTANCES: readonly [number, number][] = values(1, 2, 30, 2);

const STARVED = Symbol('more input is needed');
const WINDOW = 32_768;

export class Inflater {
  /** Whether the last block has ended. */
  isDone = false;
  private input = new Uint8Array();
  private at = 0;
  private hold = 0;
  private bits = 0;
  private output = new Uint8Array(2 * WINDOW);
  private length = 0;
  private taken = 0;
  private isLast = false;
  private stored = 0;
  private codes: readonly [lengths: Codes, distances: Codes] | undefined;

  push(bytes: Uint8Array): void {
    const rest = this.input.subarray(this.at);
    const joined = new Uint8Array(rest.length + bytes.length);
    joined.set(rest);
    joined.set(bytes, rest.length);
    this.input = joined;
    this.at = 0;
    this.run();
  }

  /** What was unpacked since the last call. */
  take(): Uint8Array {
    const taken = this.output.slice(this.taken, this.length);
    const kept = Math.min(WINDOW, this.length);
    if (this.length > 4 * WINDOW) {
      this.output.copyWithin(0, this.length - kept, this.length);
      this.length = kept;
    }
    this.taken = this.length;
    return taken;
  }

  /** The bytes behind the last block. */
  rest(): Uint8Array {
    return this.input.subarray(this.at);
  }

  private run(): void {
    for (;;) {
      if (this.isDone || (this.stored > 0 && this.bits === 0 && this.at === this.input.length)) return;
      const { at, hold, bits } = this;
      try {
        this.step();
      } catch (error) {
        if (error !== STARVED) throw error;
        Object.assign(this, { at, hold, bits });
        return;
      }
    }
  }

  private step(): void {
    if (this.stored > 0) this.copyStored();
    else if (this.codes !== undefined) this.symbol(...this.codes);
    else if (this.isLast) this.finish();
    else this.block();
  }

  private finish(): void {
    this.at -= this.bits >> 3;
    this.bits = 0;
    this.hold = 0;
    this.isDone = true;
  }

  private bitsOf(count: number): number {
    while (this.bits < count) {
      const byte = this.input[this.at];
      // eslint-disable-next-line @typescript-eslint/only-throw-error -- a signal, caught where the step began
      if (byte === undefined) throw STARVED;
      this.at += 1;
      this.hold |= byte << this.bits;
      this.bits += 8;
    }
    const value = this.hold & ((1 << count) - 1);
    this.hold >>>= count;
    this.bits -= count;
    return value;
  }

  private decode({ counts, symbols }: Codes, words: string): number {
    let code = 0;
    let first = 0;
    let index = 0;
    for (let length = 1; length <= 15; length++) {
      code |= this.bitsOf(1);
      const count = counts[length] ?? 0;
      if (code - count < first) return symbols[index + (code - first)] ?? 0;
      index += count;
      first = (first + count) << 1;
      code <<= 1;
    }
    throw new PackingError(words);
  }

  private block(): void {
    const isLast = this.bitsOf(1) === 1;
    const type = this.bitsOf(2);
    if (type === 3) throw new PackingError('invalid block type');
    if (type === 0) {
      this.bitsOf(this.bits & 7);
      const length = this.bitsOf(16);
      if (length !== (~this.bitsOf(16) & 0xffff)) throw new PackingError('invalid stored block lengths');
      this.stored = length;
    } else this.codes = type === 1 ? [FIXED_LENGTHS, FIXED_DISTANCES] : this.dynamicCodes();
    this.isLast = isLast;
  }

  private dynamicCodes(): readonly [Codes, Codes] {
    const lengthCount = this.bitsOf(5) + 257;
    const distanceCount = this.bitsOf(5) + 1;
    const codeCount = this.bitsOf(4) + 4;
    if (lengthCount > 286 || distanceCount > 30) throw new PackingError('too many length or distance symbols');
    const codeLengths = range(19, 0);
    for (const symbol of CODE_ORDER.slice(0, codeCount)) codeLengths[symbol] = this.bitsOf(3);
    const codes = codesFrom(codeLengths);
    const lengths: number[] = [];
    while (lengths.length < lengthCount + distanceCount) {
      const symbol = this.decode(codes, 'invalid code lengths set');
      if (symbol < 16) lengths.push(symbol);
      else if (symbol === 16) {
        const last = lengths.at(-1);
        if (last === undefined) throw new PackingError('invalid bit length repeat');
        lengths.push(...range(3 + this.bitsOf(2), last));
      } else lengths.push(...range(symbol === 17 ? 3 + this.bitsOf(3) : 11 + this.bitsOf(7), 0));
    }
    if (lengths.length > lengthCount + distanceCount) throw new PackingError('invalid bit length repeat');
    if (lengths[256] === 0) throw new PackingError('invalid code -- missing end-of-block');
    return [codesFrom(lengths.slice(0, lengthCount)), codesFrom(lengths.slice(lengthCount))];
  }

  private symbol(lengths: Codes, distances: Codes): void {
    const symbol = this.decode(lengths, 'invalid literal/length code');
    if (symbol < 256) {
      this.room(1);
      this.output[this.length++] = symbol;
      return;
    }
    if (symbol === 256) {
      this.codes = undefined;
      return;
    }
    const [base, extra] = LENGTHS[symbol - 257] ?? [];
    if (base === undefined || extra === undefined) throw new PackingError('invalid literal/length code');
    const length = base + this.bitsOf(extra);
    const [far, more] = DISTANCES[this.decode(distances, 'invalid distance code')] ?? [];
    if (far === undefined || more === undefined) throw new PackingError('invalid distance code');
    const distance = far + this.bitsOf(more);
    if (distance > this.length) throw new PackingError('invalid distance too far back');
    this.room(length);
    for (let i = 0; i < length; i++, this.length++) this.output[this.length] = this.output[this.length - distance] ?? 0;
  }

  private copyStored(): void {
    // After the alignment the buffered bits are whole bytes.
    while (this.stored > 0 && this.bits > 0) {
      this.room(1);
      this.output[this.length++] = this.bitsOf(8);
      this.stored -= 1;
    }
    const part = this.input.subarray(this.at, this.at + this.stored);
    this.room(part.length);
    this.output.set(part, this.length);
    this.length += part.length;
    this.at += part.length;
    this.stored -= part.length;
  }

  private room(count: number): void {
    if (this.length + count <= this.output.length) return;
    const grown = new Uint8Array(Math.max(this.output.length * 2, this.length + count));
    grown.set(this.output.subarray(0, this.length));
    this.output = grown;
  }
}
