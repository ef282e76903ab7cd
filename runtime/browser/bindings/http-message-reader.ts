import { checkStartLine, MessageError, type ReaderOptions } from './http-start-line.ts';
import { decodeLatin1 } from './bytes-and-text.ts';
import { framingFrom } from './http-framing.ts';

/** Reads HTTP/1 messages from chunks of bytes, as strictly and with the same codes and reasons as Node's llhttp. */

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

type State =
  | 'start'
  | 'headers'
  | 'sized'
  | 'until-end'
  | 'chunk-size'
  | 'chunk'
  | 'chunk-end'
  | 'trailers'
  | 'upgraded'
  | 'closed';

const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
const BAD_VALUE = /[\x00-\x08\x0a-\x1f\x7f]/;
const LF = 10;
const CR = 13;
const OF_HEADS: ReadonlySet<State> = new Set(['start', 'headers', 'trailers']);
const OF_CHUNKS: ReadonlySet<State> = new Set(['chunk-size', 'chunk-end']);

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
  private state: State = 'start';
  private line = '';
  private headerBytes = 0;
  private startLine = '';
  private headers: string[] = [];
  private trailers: string[] = [];
  private left = 0;
  private lastOfConnection = false;
  private readonly options: ReaderOptions;
  private readonly events: MessageEvents;

  constructor(options: ReaderOptions, events: MessageEvents) {
    this.options = options;
    this.events = events;
  }

  /** Returns how many of the bytes were read: all, unless the message is an upgrade. */
  read(bytes: Uint8Array): number {
    let at = 0;
    while (at < bytes.length) {
      if (this.state === 'upgraded') return at;
      if (this.state === 'sized' || this.state === 'chunk') {
        const part = bytes.subarray(at, at + this.left);
        at += part.length;
        this.left -= part.length;
        this.events.onBody(part);
        if (this.left === 0) {
          if (this.state === 'sized') this.endMessage();
          else this.state = 'chunk-end';
        }
      } else if (this.state === 'until-end') {
        this.events.onBody(bytes.subarray(at));
        at = bytes.length;
      } else if (this.state === 'closed') {
        if (bytes.subarray(at).some((byte) => byte !== 10 && byte !== 13)) {
          throw new MessageError('HPE_CLOSED_CONNECTION', 'Data after `Connection: close`');
        }
        at = bytes.length;
      } else {
        at = this.readLines(bytes, at);
      }
    }
    return at;
  }

  /** The connection ended. */
  finish(): void {
    if (this.state === 'until-end') this.endMessage();
    else if (!(this.state === 'start' && this.line === '') && this.state !== 'closed' && this.state !== 'upgraded') {
      throw new MessageError('HPE_INVALID_EOF_STATE', 'Invalid EOF state');
    }
  }

  private readLines(bytes: Uint8Array, from: number): number {
    const isOfHead = OF_HEADS.has(this.state);
    const alike = isOfHead ? OF_HEADS : OF_CHUNKS;
    // Decoding costs more by the call than by the byte: the lines of a head share one.
    const text = decodeLatin1(bytes.subarray(from, isOfHead ? endOfHead(bytes, from) : endOfLine(bytes, from)));
    let at = 0;
    while (at < text.length && alike.has(this.state)) at = this.readLine(text, at, isOfHead);
    return from + at;
  }

  private readLine(text: string, from: number, isOfHead: boolean): number {
    const lineEnd = text.indexOf('\n', from);
    const end = lineEnd === -1 ? text.length : lineEnd;
    if (isOfHead) {
      this.headerBytes += end - from;
      if (this.headerBytes >= this.options.maxHeaderBytes)
        throw new MessageError('HPE_HEADER_OVERFLOW', 'Header overflow');
    }
    if (this.state === 'start' && this.line === '' && this.startLine === '') this.checkFirst(text.charCodeAt(from));
    this.line += text.slice(from, end);
    if (lineEnd === -1) return end;
    const { line } = this;
    this.line = '';
    this.takeLine(line);
    return lineEnd + 1;
  }

  private checkFirst(byte: number): void {
    if (byte === LF || byte === CR) return;
    if (this.options.kind === 'request' && !(byte >= 65 && byte <= 90)) {
      throw new MessageError('HPE_INVALID_METHOD', 'Invalid method encountered');
    }
  }

  private takeLine(raw: string): void {
    const line = raw.endsWith('\r') ? raw.slice(0, -1) : raw;
    if (line === raw && this.options.lenient !== true && this.state !== 'start') {
      throw new MessageError(
        'HPE_CR_EXPECTED',
        this.state === 'headers' ? 'Missing expected CR after header value' : 'Missing expected CR',
      );
    }
    switch (this.state) {
      case 'start':
        if (line === '') return;
        this.events.onBegin();
        this.startLine = line;
        checkStartLine(line, this.options);
        this.state = 'headers';
        return;
      case 'headers':
        if (line === '') this.endHead();
        else this.takeHeader(line, this.headers);
        return;
      case 'trailers':
        if (line === '') this.endMessage();
        else this.takeHeader(line, this.trailers);
        return;
      case 'chunk-size':
        this.takeChunkSize(line);
        return;
      case 'chunk-end':
        if (line !== '') throw new MessageError('HPE_STRICT', 'Expected LF after chunk data');
        this.state = 'chunk-size';
        return;
      case 'chunk':
      case 'closed':
      case 'sized':
      case 'until-end':
      case 'upgraded':
        // None of these is read by lines.
        return;
    }
  }

  private takeHeader(line: string, into: string[]): void {
    if (line.startsWith(' ') || line.startsWith('\t')) {
      if (into.length === 0) throw new MessageError('HPE_INVALID_HEADER_TOKEN', 'Unexpected space after start line');
      const last = into.length - 1;
      into[last] = `${into[last] ?? ''} ${line.trim()}`.trim();
      return;
    }
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(0, colon));
    if (!TOKEN.test(name)) throw new MessageError('HPE_INVALID_HEADER_TOKEN', 'Invalid header token');
    const value = withoutBlanks(line, colon + 1);
    if (BAD_VALUE.test(value) && this.options.lenient !== true) {
      throw new MessageError('HPE_INVALID_HEADER_TOKEN', 'Invalid header value char');
    }
    into.push(name, value);
  }

  private endHead(): void {
    const request = this.options.kind === 'request';
    const [first = '', second = '', third = ''] = this.startLine.split(' ', 3);
    const version = /HTTP\/(\d)\.(\d)/.exec(request ? third : first);
    const [major, minor] = [Number(version?.[1] ?? 1), Number(version?.[2] ?? 1)];
    const { connection, chunked, length, hasUpgrade } = framingFrom(this.headers, this.options.kind);
    const status = request ? 0 : Number(second);
    const bodyless = !request && (status < 200 || status === 204 || status === 304);
    const sized = chunked || length !== undefined || request || bodyless;
    const keepAlive =
      sized && (minor >= 1 && major >= 1 ? !connection.includes('close') : connection.includes('keep-alive'));
    const asksUpgrade = connection.includes('upgrade') && hasUpgrade;
    const upgrade = request ? first === 'CONNECT' || asksUpgrade : status === 101 && asksUpgrade;
    const reason = request ? '' : this.startLine.split(' ').slice(2).join(' ');
    const headers = this.headers;
    this.lastOfConnection = !keepAlive;
    const after = this.events.onHead({
      method: request ? first : '',
      url: request ? second : '',
      status,
      reason,
      major,
      minor,
      headers,
      upgrade,
      keepAlive,
    });
    this.headerBytes = 0;
    if (after === 'upgrade') {
      this.state = 'upgraded';
      this.events.onEnd([]);
    } else if (after === 'no-body' || bodyless) this.endMessage();
    else if (chunked) this.state = 'chunk-size';
    else if (length !== undefined && length > 0) {
      this.left = length;
      this.state = 'sized';
    } else if (length === 0 || request) this.endMessage();
    else this.state = 'until-end';
  }

  private takeChunkSize(line: string): void {
    const size = /^([0-9a-fA-F]{1,15})[ \t]*(;.*)?$/.exec(line)?.[1];
    if (size === undefined) throw new MessageError('HPE_INVALID_CHUNK_SIZE', 'Invalid character in chunk size');
    this.left = Number.parseInt(size, 16);
    this.state = this.left === 0 ? 'trailers' : 'chunk';
  }

  private endMessage(): void {
    const { trailers } = this;
    this.startLine = '';
    this.headers = [];
    this.trailers = [];
    this.headerBytes = 0;
    this.state = this.lastOfConnection && this.options.kind === 'request' ? 'closed' : 'start';
    this.events.onEnd(trailers);
  }
}

/** Spaces and tabs only: other white space belongs to the value. */
function withoutBlanks(line: string, from: number): string {
  let start = from;
  let end = line.length;
  while (start < end && isBlank(line.charCodeAt(start))) start += 1;
  while (end > start && isBlank(line.charCodeAt(end - 1))) end -= 1;
  return line.slice(start, end);
}

function isBlank(unit: number): boolean {
  return unit === 32 || unit === 9;
}
