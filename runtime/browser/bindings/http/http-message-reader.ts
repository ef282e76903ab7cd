import { decodeLatin1 } from '../text/bytes-and-text.ts';
import { RELAXED_VALUES, withStandIns } from './http-message-reader/relaxed-values.ts';
import { KINDS, llhttpFrom, PAUSED_UPGRADE, USER, type Heard, type Llhttp } from './http-message-reader/llhttp.ts';

/**
 * Reads HTTP/1 messages from chunks of bytes with llhttp, and does with it what Node's binding does:
 * `http-message-reader/llhttp.test.ts` holds the two against each other.
 */

export interface ReaderOptions {
  readonly kind: keyof typeof KINDS;
  readonly maxHeaderBytes: number;
  /** Node's flags. */
  readonly lenient?: number;
}

export interface MessageHead {
  /** A place in Node's list of all methods. */
  readonly method: number;
  readonly url: string;
  readonly status: number;
  readonly reason: string;
  readonly major: number;
  readonly minor: number;
  /** Names and values, one after the other, as sent. */
  readonly headers: string[];
  readonly upgrade: boolean;
  readonly keepAlive: boolean;
}

/** What follows the head, decided by who asked: a response to HEAD has no body whatever its headers say. */
export type AfterHead = 'body' | 'no-body' | 'upgrade';

export interface MessageEvents {
  readonly onBegin: () => void;
  readonly onHead: (head: MessageHead) => AfterHead;
  readonly onBody: (bytes: Uint8Array) => void;
  readonly onEnd: (trailers: string[]) => void;
}

/** Its code and reason are llhttp's. */
export class MessageError extends Error {
  override readonly name = 'MessageError';
  readonly code: string;
  readonly reason: string;
  readonly bytesParsed: number;

  constructor(code: string, reason: string, bytesParsed: number) {
    super(`Parse Error: ${reason}`);
    this.code = code;
    this.reason = reason;
    this.bytesParsed = bytesParsed;
  }
}

const AFTER_HEAD: Readonly<Record<AfterHead, number>> = { body: 0, 'no-body': 1, upgrade: 2 };
const MOST_EXTENSION_BYTES = 16_384;
/** Decoding costs more by the call than by the byte: the parts of a head share one. */
const DECODED_AT_ONCE = 2048;
/** As much as a system gives Node at once; llhttp's memory never shrinks. */
const READ_AT_ONCE = 65_536;
const [TAB, LF, SPACE] = [9, 10, 32] as const;

let wasm: Uint8Array<ArrayBuffer> | WebAssembly.Module | undefined;
let started: Llhttp | undefined;

/** Given once, before the first message. It is compiled beside whatever goes on, since Firefox takes its time for it. */
export function startLlhttp(bytes: Uint8Array<ArrayBuffer>): void {
  wasm = bytes;
  void WebAssembly.compile(bytes).then((module) => {
    wasm = module;
  });
}

function running(): Llhttp {
  if (wasm === undefined) throw new Error('llhttp was not started.');
  started ??= llhttpFrom(wasm);
  return started;
}

const forgotten = new FinalizationRegistry<number>((parser) => running().llhttp_free(parser));

function trimmed(value: string): string {
  let end = value.length;
  while (end > 0 && (value.charCodeAt(end - 1) === SPACE || value.charCodeAt(end - 1) === TAB)) end -= 1;
  return end === value.length ? value : value.slice(0, end);
}

export class MessageReader {
  private readonly llhttp = running();
  private readonly parser: number;
  private readonly options: ReaderOptions;
  private readonly events: MessageEvents;
  private readonly heard: Heard;
  /** What is read now, and where it begins in llhttp's memory. */
  private bytes: Uint8Array = new Uint8Array();
  private begin = 0;
  private byteBefore: number | undefined;
  private text = '';
  private textAt = 0;
  private url = '';
  private reason = '';
  private fields: string[] = [];
  private isInMessage = false;
  private isBehindHead = false;
  private headerBytes = 0;
  private extensionBytes = 0;
  private own: { readonly code: string; readonly reason: string } | undefined;
  private thrown: { readonly error: unknown } | undefined;

  constructor(options: ReaderOptions, events: MessageEvents) {
    this.options = options;
    this.events = events;
    this.parser = this.llhttp.llhttp_alloc(KINDS[options.kind]);
    forgotten.register(this, this.parser);
    this.llhttp.setLenient(this.parser, options.lenient ?? 0);
    this.heard = {
      onBegin: () => this.onBegin(),
      onUrl: (at, length) => this.onUrl(at, length),
      onStatus: (at, length) => {
        this.reason += this.decoded(at, length);
        return this.countHeader(length);
      },
      onField: (at, length) => this.onPart(0, at, length),
      onValue: (at, length) => this.onPart(1, at, length),
      onHead: (...head) => this.caught(() => this.onHead(...head)),
      onBody: (at, length) => this.caught(() => this.events.onBody(this.slice(at, length))),
      onEnd: () => {
        this.isInMessage = false;
        const trailers = this.takeFields();
        return this.caught(() => this.events.onEnd(trailers));
      },
    };
  }

  /**
   * Returns how many of the bytes were read: all, unless the message asks for an upgrade. Whoever does not take the
   * upgrade reads on with the next bytes, as Node does.
   */
  read(bytes: Uint8Array): number {
    let taken = 0;
    while (taken < bytes.length) {
      const part = bytes.subarray(taken, taken + READ_AT_ONCE);
      const of = this.readPart(part);
      taken += of;
      if (of < part.length) break;
    }
    return taken;
  }

  private readPart(bytes: Uint8Array): number {
    const { llhttp, parser } = this;
    const at = llhttp.malloc(bytes.length);
    try {
      llhttp.bytes().set(this.options.lenient === RELAXED_VALUES ? withStandIns(bytes) : bytes, at);
      [this.bytes, this.begin, this.text, this.textAt] = [bytes, at, '', 0];
      const status = this.listening(() => llhttp.llhttp_execute(parser, at, bytes.length));
      if (status === 0) return bytes.length;
      const taken = llhttp.llhttp_get_error_pos(parser) - at;
      if (status === PAUSED_UPGRADE) llhttp.llhttp_resume_after_upgrade(parser);
      else if (llhttp.llhttp_get_upgrade(parser) === 0) throw this.flaw(status, taken);
      return taken;
    } finally {
      llhttp.free(at);
      this.byteBefore = bytes.at(-1);
      this.bytes = new Uint8Array();
    }
  }

  /** The connection ended. */
  finish(): void {
    const { llhttp, parser } = this;
    const status = this.listening(() => llhttp.llhttp_finish(parser));
    if (status !== 0 && llhttp.llhttp_get_upgrade(parser) === 0) throw this.flaw(status, 0);
  }

  /** What it calls may read with another. */
  private listening(act: () => number): number {
    const { llhttp } = this;
    const before = llhttp.heard;
    llhttp.heard = this.heard;
    this.thrown = undefined;
    let status: number;
    try {
      status = act();
    } finally {
      llhttp.heard = before;
    }
    this.throwAgain();
    return status;
  }

  private throwAgain(): void {
    if (this.thrown !== undefined) throw this.thrown.error;
  }

  private flaw(status: number, taken: number): MessageError {
    const { llhttp, parser, own } = this;
    if (status === USER && own !== undefined) return new MessageError(own.code, own.reason, taken);
    const code = llhttp.text(llhttp.llhttp_errno_name(status));
    return new MessageError(code, llhttp.text(llhttp.llhttp_get_error_reason(parser)), taken);
  }

  private refuse(code: string, reason: string): number {
    this.own = { code, reason };
    return USER;
  }

  /** No error may go through llhttp: it would stay in the middle of what it does. */
  private caught(act: () => unknown): number {
    try {
      const result = act();
      return typeof result === 'number' ? result : 0;
    } catch (error) {
      this.thrown = { error };
      return USER;
    }
  }

  private onBegin(): number {
    this.extensionBytes = 0;
    // The head of a chunk.
    if (this.isInMessage) return 0;
    this.isInMessage = true;
    this.isBehindHead = false;
    this.url = '';
    this.reason = '';
    this.fields = [];
    return this.caught(() => this.events.onBegin());
  }

  private onUrl(at: number, length: number): number {
    if (this.isBehindHead) {
      this.extensionBytes += length;
      if (this.extensionBytes <= MOST_EXTENSION_BYTES) return 0;
      return this.refuse('HPE_CHUNK_EXTENSIONS_OVERFLOW', 'Chunk extensions overflow');
    }
    this.url += this.decoded(at, length);
    return this.countHeader(length);
  }

  /** @param side of the pair: 0 for a name, 1 for its value */
  private onPart(side: 0 | 1, at: number, length: number): number {
    const part = this.decoded(at, length);
    const { fields } = this;
    const isNew = fields.length % 2 === side;
    // Undici's llhttp is older than this check of Node's. Behind a letter that is refused the value is empty, too.
    const isEmpty = length === 0 && (this.bytes[at - this.begin - 1] ?? this.byteBefore) === LF;
    if (side === 1 && isNew && isEmpty && fields.at(-1)?.toLowerCase() === 'transfer-encoding')
      return this.refuse('HPE_INVALID_TRANSFER_ENCODING', 'Empty Transfer-Encoding');
    if (isNew) fields.push(part);
    else fields[fields.length - 1] = `${fields.at(-1) ?? ''}${part}`;
    return this.countHeader(length);
  }

  private countHeader(length: number): number {
    this.headerBytes += length;
    if (this.headerBytes < this.options.maxHeaderBytes) return 0;
    return this.refuse('HPE_HEADER_OVERFLOW', 'Header overflow');
  }

  private onHead(status: number, upgrade: boolean, keepAlive: boolean): number {
    const { llhttp, parser, url, reason } = this;
    this.isBehindHead = true;
    this.headerBytes = 0;
    const after = this.events.onHead({
      method: llhttp.llhttp_get_method(parser),
      url,
      status,
      reason,
      major: llhttp.llhttp_get_http_major(parser),
      minor: llhttp.llhttp_get_http_minor(parser),
      headers: this.takeFields(),
      upgrade,
      keepAlive,
    });
    return AFTER_HEAD[after];
  }

  private takeFields(): string[] {
    const { fields } = this;
    this.fields = [];
    for (let at = 1; at < fields.length; at += 2) fields[at] = trimmed(fields[at] ?? '');
    return fields;
  }

  private slice(at: number, length: number): Uint8Array {
    return this.bytes.subarray(at - this.begin, at - this.begin + length);
  }

  private decoded(at: number, length: number): string {
    const from = at - this.begin;
    if (from + length > this.textAt + this.text.length || from < this.textAt) {
      this.textAt = from;
      this.text = decodeLatin1(this.bytes.subarray(from, from + Math.max(length, DECODED_AT_ONCE)));
    }
    return this.text.slice(from - this.textAt, from - this.textAt + length);
  }
}
