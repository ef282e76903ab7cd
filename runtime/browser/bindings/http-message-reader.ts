import { decodeLatin1 } from './bytes-and-text.ts';
import { CR, LF } from './http-message-reader/characters.ts';
import { afterChunk, chunkStart } from './http-message-reader/chunk-line.ts';
import { MessageError, Parsing, type ReaderOptions } from './http-message-reader/parsing.ts';
import { messageStart } from './http-message-reader/start-line.ts';

/**
 * Reads HTTP/1 messages from chunks of bytes, and refuses what Node's llhttp refuses, with its codes and reasons:
 * `http-message-reader.test.ts` holds the two against each other.
 */

export { MessageError, type ReaderOptions };

export interface MessageHead {
  readonly method: string;
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

type State = 'lines' | 'sized' | 'chunk' | 'until-end' | 'upgraded' | 'closed';

/** Statuses whose responses have no body, beside 101. */
const BODYLESS = new Set([100, 102, 103, 204, 304]);

function endOfLine(bytes: Uint8Array, from: number): number {
  const lineEnd = bytes.indexOf(LF, from);
  return lineEnd === -1 ? bytes.length : lineEnd + 1;
}

/** Behind the first blank line, which is what a head ends with. */
function endOfHead(bytes: Uint8Array, from: number): number {
  for (let at = endOfLine(bytes, from); at < bytes.length; at = endOfLine(bytes, at)) {
    if (bytes[at] === LF) return at + 1;
    if (bytes[at] === CR && bytes[at + 1] === LF) return at + 2;
  }
  return bytes.length;
}

export class MessageReader {
  private state: State = 'lines';
  private isInMessage = false;
  private isInChunks = false;
  private skipsBody = false;
  private isUpgrade = false;
  /** By the headers, or by who took it: then the end of the connection is none of a message. */
  private wasAsked = false;
  private readonly parsing: Parsing;
  private readonly events: MessageEvents;

  constructor(options: ReaderOptions, events: MessageEvents) {
    this.events = events;
    this.parsing = new Parsing(options, messageStart, {
      onBegin: () => {
        this.isInMessage = true;
        this.isInChunks = false;
        this.skipsBody = false;
        this.isUpgrade = false;
        this.wasAsked = false;
        events.onBegin();
      },
      onHead: () => {
        if (this.parsing.isTrailing) this.endMessage(this.parsing.headers);
        else this.endHead();
      },
      onChunk: () => {
        this.state = 'chunk';
      },
    });
  }

  /**
   * Returns how many of the bytes were read: all, unless the message asks for an upgrade. Whoever does not take the
   * upgrade reads on with the next bytes, as Node does.
   */
  read(bytes: Uint8Array): number {
    const { parsing } = this;
    if (parsing.failure !== undefined) throw parsing.failure;
    if (this.state === 'upgraded') this.becomeReady();
    let at = 0;
    while (at < bytes.length) {
      switch (this.state) {
        case 'lines':
          at = this.readLines(bytes, at);
          break;
        case 'sized':
        case 'chunk':
          at = this.readBody(bytes, at);
          break;
        case 'until-end':
          this.events.onBody(bytes.subarray(at));
          return bytes.length;
        case 'upgraded':
          return at;
        case 'closed':
          if (bytes.subarray(at).some((byte) => byte !== LF && byte !== CR))
            parsing.fail('CLOSED_CONNECTION', 'Data after `Connection: close`');
          return bytes.length;
      }
    }
    return at;
  }

  /** The connection ended. What was wrong before is not said again. */
  finish(): void {
    if (this.parsing.failure !== undefined) return;
    if (this.state === 'until-end') this.endMessage([]);
    else if (this.isInMessage && !this.wasAsked) this.parsing.fail('INVALID_EOF_STATE', 'Invalid EOF state');
  }

  private readLines(bytes: Uint8Array, from: number): number {
    const { parsing } = this;
    const isLine = this.isInChunks && !parsing.isTrailing;
    // Decoding costs more by the call than by the byte: the lines of a head share one.
    const text = decodeLatin1(bytes.subarray(from, isLine ? endOfLine(bytes, from) : endOfHead(bytes, from)));
    let at = 0;
    while (at < text.length && this.state === 'lines') at = parsing.step(parsing, text, at);
    return from + at;
  }

  private readBody(bytes: Uint8Array, from: number): number {
    const { parsing } = this;
    const part = bytes.subarray(from, from + parsing.left);
    parsing.left -= part.length;
    this.events.onBody(part);
    if (parsing.left === 0) {
      if (this.state === 'sized') this.endMessage([]);
      else {
        this.state = 'lines';
        parsing.step = afterChunk;
      }
    }
    return from + part.length;
  }

  private endHead(): void {
    const { parsing } = this;
    const { isRequest, method, url, status, reason, major, minor, headers } = parsing;
    const asksUpgrade = parsing.hasUpgrade && parsing.asksUpgrade;
    const upgrade = asksUpgrade ? isRequest || status === 101 : method === 'CONNECT';
    const keepAlive = this.keepsAlive();
    const after = this.events.onHead({ method, url, status, reason, major, minor, headers, upgrade, keepAlive });
    parsing.startCountingAnew();
    this.skipsBody = after !== 'body';
    this.isUpgrade = upgrade || after === 'upgrade';
    this.wasAsked = this.isUpgrade;
    const hasBody = parsing.isChunked || parsing.left > 0;
    if (status === 101 || (this.isUpgrade && (method === 'CONNECT' || this.skipsBody || !hasBody))) {
      this.isUpgrade = true;
      this.endMessage([]);
    } else if (this.skipsBody || BODYLESS.has(status)) this.endMessage([]);
    else if (parsing.isChunked) {
      this.isInChunks = true;
      parsing.step = chunkStart;
    } else if (parsing.hasEncoding) {
      if (isRequest && !parsing.forgivesAll)
        parsing.fail('INVALID_TRANSFER_ENCODING', 'Request has invalid `Transfer-Encoding`');
      this.state = 'until-end';
    } else if (parsing.left > 0) this.state = 'sized';
    else if (parsing.hasLength || !this.needsEnd()) this.endMessage([]);
    else this.state = 'until-end';
  }

  private needsEnd(): boolean {
    const { isRequest, status, isChunked, hasEncoding, hasLength } = this.parsing;
    if (isRequest || Math.floor(status / 100) === 1 || status === 204 || status === 304 || this.skipsBody) return false;
    return (hasEncoding && !isChunked) || !(isChunked || hasLength);
  }

  private keepsAlive(): boolean {
    const { major, minor, asksClose, asksKeepAlive } = this.parsing;
    if (major > 0 && minor > 0 ? asksClose : !asksKeepAlive) return false;
    return !this.needsEnd();
  }

  private endMessage(trailers: string[]): void {
    if (this.isUpgrade) this.state = 'upgraded';
    else this.becomeReady();
    this.events.onEnd(trailers);
  }

  private becomeReady(): void {
    const { parsing } = this;
    this.state = this.keepsAlive() || parsing.forgivesAll ? 'lines' : 'closed';
    this.isInMessage = false;
    this.isInChunks = false;
    parsing.isTrailing = false;
    parsing.step = messageStart;
  }
}
