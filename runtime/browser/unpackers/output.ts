/** What was unpacked: what nobody has taken yet, and as much before it as later bytes may repeat. */

/** How much may come to it before what is too old is let go. */
const KEPT = 1 << 16;

export class Output {
  private bytes: Uint8Array = new Uint8Array(KEPT);
  private length = 0;
  private taken = 0;
  /** Also of what is no longer here. */
  private total = 0;
  private readonly window: number;

  constructor(window: number) {
    this.window = window;
  }

  get farthest(): number {
    return Math.min(this.window, this.total);
  }

  before(count: number): number {
    return this.total < count ? 0 : (this.bytes[this.length - count] ?? 0);
  }

  /** What came since the last call. */
  take(): Uint8Array {
    const taken = this.bytes.slice(this.taken, this.length);
    if (this.length > 2 * this.window + KEPT) {
      this.bytes.copyWithin(0, this.length - this.window, this.length);
      this.length = this.window;
    }
    this.taken = this.length;
    return taken;
  }

  put(byte: number): void {
    this.room(1);
    this.bytes[this.length] = byte;
    this.length += 1;
    this.total += 1;
  }

  write(bytes: Uint8Array): void {
    this.room(bytes.length);
    this.bytes.set(bytes, this.length);
    this.length += bytes.length;
    this.total += bytes.length;
  }

  repeat(distance: number, count: number): void {
    this.room(count);
    for (let i = 0; i < count; i++, this.length++) this.bytes[this.length] = this.bytes[this.length - distance] ?? 0;
    this.total += count;
  }

  private room(count: number): void {
    if (this.length + count <= this.bytes.length) return;
    const grown = new Uint8Array(Math.max(this.bytes.length * 2, this.length + count));
    grown.set(this.bytes.subarray(0, this.length));
    this.bytes = grown;
  }
}
