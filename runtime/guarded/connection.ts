/** One connection of the link, at either end: a stream that looks to `node:http` as much like a socket as it asks for. */
import { Duplex } from 'node:stream';
import { bytesFromFrame, DATA_BYTES, FRAME } from './frames.ts';

/** Taken before a program can replace them. */
const { setTimeout: startTimer, clearTimeout: stopTimer } = globalThis;
const afterTicks = process.nextTick.bind(process);

const END_OF_HEAD = '\r\n\r\n';

type Write = (bytes: Uint8Array, done?: (error?: Error | null) => void) => void;

export class LinkConnection extends Duplex {
  readonly id: number;
  readonly remoteAddress = '::ffff:127.0.0.1';
  readonly remoteFamily = 'IPv6';
  readonly remotePort: number;
  readonly localAddress = '::ffff:127.0.0.1';
  readonly localPort: number;
  readonly #write: Write;
  #isClosedByPeer = false;
  #idleMs = 0;
  #timer: NodeJS.Timeout | undefined;
  #waiting: (Buffer | null)[] = [];
  #hasBegun = false;

  constructor(id: number, port: number, write: Write) {
    super({ allowHalfOpen: true });
    this.id = id;
    this.remotePort = 1024 + (id % 60_000);
    this.localPort = port;
    this.#write = write;
  }

  /**
   * What arrived; null at its end. What comes first, and what follows a head, comes a tick later: with a socket, too, a
   * program's next ticks run before a head and its body, so that the body is heard from the connection and not from the
   * handler.
   */
  receive(bytes: Buffer | null): void {
    this.#waitAgain();
    this.#waiting.push(bytes);
    if (this.#waiting.length === 1 && this.#hasBegun) this.#take();
    else if (!this.#hasBegun) this.#takeAfterTicks();
    this.#hasBegun = true;
  }

  #takeAfterTicks(): void {
    afterTicks(() => {
      this.#take();
    });
  }

  #take(): void {
    for (let bytes = this.#waiting[0]; bytes !== undefined; bytes = this.#waiting[0]) {
      const found = bytes?.indexOf(END_OF_HEAD) ?? -1;
      if (bytes === null || found === -1) {
        this.#pushIfOpen(bytes);
        this.#waiting.shift();
        continue;
      }
      const headBytes = found + END_OF_HEAD.length;
      this.#pushIfOpen(bytes.subarray(0, headBytes));
      this.#waiting[0] = bytes.subarray(headBytes);
      this.#takeAfterTicks();
      return;
    }
  }

  #pushIfOpen(bytes: Buffer | null): void {
    const isEmpty = bytes?.byteLength === 0;
    if (!isEmpty && !this.readableEnded && !this.destroyed) this.push(bytes);
  }

  closeByPeer(error?: Error): void {
    this.#isClosedByPeer = true;
    for (const bytes of this.#waiting.splice(0)) this.#pushIfOpen(bytes);
    this.destroy(error);
  }

  override _read(): void {
    // What arrives is pushed; the sender is held back by the link itself.
  }

  override _write(chunk: Buffer, _encoding: string, done: (error?: Error | null) => void): void {
    this.#waitAgain();
    for (let from = 0; from < chunk.byteLength; from += DATA_BYTES) {
      const isLast = from + DATA_BYTES >= chunk.byteLength;
      const part = chunk.subarray(from, from + DATA_BYTES);
      this.#write(bytesFromFrame(FRAME.data, this.id, part), isLast ? done : undefined);
    }
    if (chunk.byteLength === 0) done();
  }

  /** What was held back goes out in one turn, as from a socket: the program may compute for long before the next one. */
  override _writev(chunks: readonly { readonly chunk: unknown }[], done: (error?: Error | null) => void): void {
    const bytes = chunks.map(({ chunk }) => (chunk instanceof Buffer ? chunk : Buffer.from(String(chunk))));
    this._write(Buffer.concat(bytes), 'buffer', done);
  }

  override _final(done: (error?: Error | null) => void): void {
    this.#write(bytesFromFrame(FRAME.end, this.id), done);
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    stopTimer(this.#timer);
    if (!this.#isClosedByPeer) this.#write(bytesFromFrame(FRAME.close, this.id));
    done(error);
  }

  #waitAgain(): void {
    stopTimer(this.#timer);
    if (this.#idleMs > 0 && !this.destroyed) this.#timer = startTimer(() => this.emit('timeout'), this.#idleMs).unref();
  }

  /** As of a socket: `timeout` is told when nothing came or went for so long. */
  setTimeout(idleMs: number, onTimeout?: () => void): this {
    this.#idleMs = idleMs;
    if (onTimeout !== undefined && idleMs === 0) this.removeListener('timeout', onTimeout);
    else if (onTimeout !== undefined) this.once('timeout', onTimeout);
    this.#waitAgain();
    return this;
  }
  get timeout(): number {
    return this.#idleMs;
  }

  /** `node:http` calls these on a socket; a connection of the link has no packets and holds nothing by itself. */
  setKeepAlive(): this {
    return this;
  }
  setNoDelay(): this {
    return this;
  }
  ref(): this {
    return this;
  }
  unref(): this {
    return this;
  }
  address(): { address: string; family: string; port: number } {
    return { address: this.localAddress, family: 'IPv6', port: this.localPort };
  }
  destroySoon(): void {
    if (this.writable) this.end();
    if (this.writableFinished) this.destroy();
    else this.once('finish', () => this.destroy());
  }
}
