import { BitReader, STARVED } from './bit-reader.ts';
import { COPY_EXTRA, INSERT_EXTRA, readBlockHeader, valueOf, type BlockHeader, type Kinds } from './block-header.ts';
import { Flaw, type Decoder } from './decoder.ts';
import { wordFrom } from './dictionary.ts';
import { literalContext } from './literal-context.ts';
import { Output } from './output.ts';
import { readSymbol } from './prefix-code.ts';

/** Unpacks Brotli (RFC 7932). Each step begins again where the input ended in the middle of it. */

type Step = () => Step | undefined;

/** Of a command's symbol, by its highest bits: where the codes of both lengths begin. */
const CELLS: readonly (readonly [insert: number, copy: number])[] = [
  ...([
    [0, 0],
    [0, 8],
    [0, 0],
    [0, 8],
    [8, 0],
    [8, 8],
  ] as const),
  ...([
    [0, 16],
    [16, 0],
    [8, 16],
    [16, 8],
    [16, 16],
  ] as const),
];
/** Symbols below are commands that go on with the last distance. */
const FIRST_WITH_DISTANCE = 128;
/** Of the short codes for a distance: which of the last four, and what is added. */
const NEAR: readonly (readonly [back: number, more: number])[] = [
  ...([
    [0, 0],
    [1, 0],
    [2, 0],
    [3, 0],
  ] as const),
  ...([
    [0, -1],
    [0, 1],
    [0, -2],
    [0, 2],
    [0, -3],
    [0, 3],
  ] as const),
  ...([
    [1, -1],
    [1, 1],
    [1, -2],
    [1, 2],
    [1, -3],
    [1, 3],
  ] as const),
];
const FARTHEST = 0x7ffffffc;

export class BrotliDecoder implements Decoder {
  isDone = false;
  flaw: string | undefined;
  private readonly reader = new BitReader();
  private readonly dictionary: Uint8Array;
  private step: Step = () => this.streamHeader();
  private mark = this.reader.mark();
  private output = new Output(0);
  private distances = [4, 11, 15, 16];
  private isLast = false;
  private left = 0;
  private copied = 0;
  private goesOnWithLast = false;

  constructor(dictionary: Uint8Array) {
    this.dictionary = dictionary;
  }

  get unread(): number {
    return this.isDone ? this.reader.unread() : 0;
  }

  push(bytes: Uint8Array): Uint8Array {
    this.reader.push(bytes);
    try {
      this.run();
    } catch (error) {
      if (!(error instanceof Flaw)) throw error;
      this.flaw = error.message;
    }
    return this.output.take();
  }

  private run(): void {
    while (!this.isDone && this.flaw === undefined) {
      this.mark = this.reader.mark();
      try {
        const next = this.step();
        if (next === undefined) this.isDone = true;
        else this.step = next;
      } catch (error) {
        if (error !== STARVED) throw error;
        this.reader.back(this.mark);
        if (this.left < 0) throw new Flaw('FORMAT_BLOCK_LENGTH_1');
        return;
      }
    }
  }

  private streamHeader(): Step {
    const { reader } = this;
    let bits = 16;
    if (reader.one() === 1) {
      bits = 17 + reader.bits(3);
      if (bits === 17) bits = 8 + reader.bits(3);
      if (bits === 8) bits = 17;
      if (bits === 9) throw new Flaw('FORMAT_WINDOW_BITS');
    }
    this.output = new Output((1 << bits) - 16);
    return () => this.block();
  }

  private block(): Step {
    const { reader } = this;
    const isLast = reader.one() === 1;
    if (isLast && reader.one() === 1) return this.afterLast();
    const nibbles = reader.bits(2) + 4;
    if (nibbles === 7) return this.metadata(isLast);
    let length = 0;
    for (let i = 0; i < nibbles; i++) {
      const nibble = reader.bits(4);
      if (i > 3 && i === nibbles - 1 && nibble === 0) throw new Flaw('FORMAT_EXUBERANT_NIBBLE');
      length |= nibble << (4 * i);
    }
    const isStored = !isLast && reader.one() === 1;
    if (isStored && reader.align() !== 0) throw new Flaw('FORMAT_PADDING_1');
    this.isLast = isLast;
    this.left = length + 1;
    return isStored ? () => this.stored() : () => this.header();
  }

  /** What is there for whoever packed it, and is not unpacked. */
  private metadata(isLast: boolean): Step {
    const { reader } = this;
    if (reader.one() === 1) throw new Flaw('FORMAT_RESERVED');
    const count = reader.bits(2);
    let length = 0;
    for (let i = 0; i < count; i++) {
      const byte = reader.bits(8);
      if (i > 0 && i === count - 1 && byte === 0) throw new Flaw('FORMAT_EXUBERANT_META_NIBBLE');
      length |= byte << (8 * i);
    }
    if (reader.align() !== 0) throw new Flaw('FORMAT_PADDING_1');
    this.isLast = isLast;
    this.left = count === 0 ? 0 : length + 1;
    return () => this.skipped();
  }

  private skipped(): Step {
    this.left -= this.reader.bytes(this.left).length;
    return this.left === 0 ? this.nextBlock() : this.goOnLater(() => this.skipped());
  }

  private stored(): Step {
    const bytes = this.reader.bytes(this.left);
    this.left -= bytes.length;
    this.output.write(bytes);
    return this.left === 0 ? this.nextBlock() : this.goOnLater(() => this.stored());
  }

  /** What was read stays read, and the step goes on with more. */
  private goOnLater(step: Step): never {
    this.step = step;
    this.mark = this.reader.mark();
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- a signal, see `BitReader`
    throw STARVED;
  }

  private nextBlock(): Step {
    if (this.left < 0) throw new Flaw('FORMAT_BLOCK_LENGTH_2');
    return () => (this.isLast ? this.afterLast() : this.block());
  }

  private afterLast(): Step {
    if (this.reader.align() !== 0) throw new Flaw('FORMAT_PADDING_2');
    return () => undefined;
  }

  private header(): Step {
    const header = readBlockHeader(this.reader);
    return () => this.command(header);
  }

  /** Reads on in one of the three; where the input ends, all three are as before. */
  private undoable<Value>(kinds: Kinds, read: () => Value): Value {
    const back = kinds.saved();
    try {
      return read();
    } catch (error) {
      back();
      throw error;
    }
  }

  private command(header: BlockHeader): Step {
    const { reader } = this;
    const { commands, commandCodes } = header;
    const [symbol, insert, copied] = this.undoable(commands, () => {
      const code = commandCodes[commands.next(reader)];
      const symbol = code === undefined ? 0 : readSymbol(reader, code);
      const [first, second] = CELLS[symbol >> 6] ?? [0, 0];
      const insert = valueOf(reader, INSERT_EXTRA, 0, first + ((symbol >> 3) & 7));
      return [symbol, insert, valueOf(reader, COPY_EXTRA, 2, second + (symbol & 7))] as const;
    });
    this.copied = copied;
    this.goesOnWithLast = symbol < FIRST_WITH_DISTANCE;
    this.left -= insert;
    return () => this.literals(header, insert);
  }

  private literals(header: BlockHeader, count: number): Step {
    const { reader } = this;
    const { literals, literalMap, literalCodes, modes } = header;
    for (let left = count; left > 0; left--) {
      const mark = reader.mark();
      try {
        const literal = this.undoable(literals, () => {
          const kind = literals.next(reader);
          const context = literalContext(modes[kind], this.output.before(1), this.output.before(2));
          const code = literalCodes[literalMap[64 * kind + context] ?? 0];
          return code === undefined ? 0 : readSymbol(reader, code);
        });
        this.output.put(literal);
      } catch (error) {
        if (error !== STARVED) throw error;
        reader.back(mark);
        this.goOnLater(() => this.literals(header, left));
      }
    }
    if (this.left <= 0) return this.nextBlock();
    return () => this.copy(header);
  }

  private copy(header: BlockHeader): Step {
    const [code, distance] = this.undoable(header.distances, () => {
      const code = this.goesOnWithLast ? 0 : this.distanceCode(header);
      return [code, this.distanceFrom(header, code)] as const;
    });
    const { farthest } = this.output;
    if (distance > farthest) {
      if (distance > FARTHEST) throw new Flaw('FORMAT_DISTANCE');
      const word = wordFrom(this.dictionary, this.copied, distance - farthest - 1);
      if (typeof word === 'string') throw new Flaw(word);
      this.output.write(word);
      this.left -= word.length;
    } else {
      if (code !== 0) this.distances = [distance, ...this.distances.slice(0, 3)];
      if (this.copied > this.left) throw new Flaw('FORMAT_BLOCK_LENGTH_2');
      this.output.repeat(distance, this.copied);
      this.left -= this.copied;
    }
    return this.left > 0 ? () => this.command(header) : this.nextBlock();
  }

  private distanceCode({ distances, distanceMap, distanceCodes }: BlockHeader): number {
    const kind = distances.next(this.reader);
    const code = distanceCodes[distanceMap[4 * kind + Math.min(this.copied, 5) - 2] ?? 0];
    return code === undefined ? 0 : readSymbol(this.reader, code);
  }

  private distanceFrom({ postfixBits, directCount }: BlockHeader, code: number): number {
    const near = NEAR[code];
    if (near !== undefined) {
      const distance = (this.distances[near[0]] ?? 0) + near[1];
      if (distance <= 0) throw new Flaw('FORMAT_DISTANCE');
      return distance;
    }
    const place = code - NEAR.length - directCount;
    if (place < 0) return code - NEAR.length + 1;
    const bits = 1 + (place >> (postfixBits + 1));
    const low = place & ((1 << postfixBits) - 1);
    const offset = (2 + ((place >> postfixBits) & 1)) * 2 ** bits - 4;
    return (offset + this.reader.bits(bits)) * 2 ** postfixBits + low + directCount + 1;
  }
}
