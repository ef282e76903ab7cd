/** Reads bits, the lowest of a byte first, from input that comes in pieces. */

/** Thrown where the input that has come so far is at its end: whoever caught it begins again when there is more. */
export const STARVED = Symbol('more input is needed');

export interface Mark {
  readonly at: number;
  readonly bit: number;
}

export class BitReader {
  private input: Uint8Array = new Uint8Array();
  private at = 0;
  private bit = 0;

  push(bytes: Uint8Array): void {
    const rest = this.input.subarray(this.at);
    const all = new Uint8Array(rest.length + bytes.length);
    all.set(rest);
    all.set(bytes, rest.length);
    this.input = all;
    this.at = 0;
  }

  mark(): Mark {
    return { at: this.at, bit: this.bit };
  }

  back({ at, bit }: Mark): void {
    this.at = at;
    this.bit = bit;
  }

  one(): number {
    const byte = this.input[this.at];
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- a signal, see above
    if (byte === undefined) throw STARVED;
    const value = (byte >> this.bit) & 1;
    this.bit = (this.bit + 1) & 7;
    if (this.bit === 0) this.at += 1;
    return value;
  }

  /** At most 24. */
  bits(count: number): number {
    let value = 0;
    for (let had = 0; had < count;) {
      const byte = this.input[this.at];
      // eslint-disable-next-line @typescript-eslint/only-throw-error -- a signal, see above
      if (byte === undefined) throw STARVED;
      const taken = Math.min(8 - this.bit, count - had);
      value |= ((byte >> this.bit) & ((1 << taken) - 1)) << had;
      had += taken;
      this.bit += taken;
      if (this.bit === 8) {
        this.bit = 0;
        this.at += 1;
      }
    }
    return value;
  }

  /** @returns the bits up to the next whole byte, which mean nothing */
  align(): number {
    return this.bit === 0 ? 0 : this.bits(8 - this.bit);
  }

  /** Whole bytes, as many as there are, up to so many. */
  bytes(most: number): Uint8Array {
    const bytes = this.input.subarray(this.at, this.at + most);
    this.at += bytes.length;
    return bytes;
  }

  /** How many bytes nobody has begun to read. */
  unread(): number {
    return this.input.length - this.at - (this.bit === 0 ? 0 : 1);
  }
}
