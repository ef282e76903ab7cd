import { runTicks } from '../../ground/event-loop.ts';
import { constants } from '../../ground/node-constants.ts';
import { host } from '../../ground/host.ts';
import { bytesFromLetters } from '../../ground/letters.ts';
import { MessageError, MessageReader, startLlhttp, type AfterHead, type MessageHead } from './http-message-reader.ts';

/** `internalBinding('http_parser')`: Node's parser object over our reader of messages. */

/** Put before this script by `runtime/bundle/worker-script.ts`. */
declare const llhttpWasm: string;
startLlhttp(bytesFromLetters(llhttpWasm));

const { allMethods, methods } = constants.http_parser;
const DEFAULT_MAX_HEADER_BYTES = 16_384;

type HeadCallback = (
  major: number,
  minor: number,
  headers: string[],
  method: number | undefined,
  url: string | undefined,
  status: number | undefined,
  reason: string | undefined,
  upgrade: boolean,
  keepAlive: boolean,
) => number | undefined;

const AFTER_HEAD: readonly AfterHead[] = ['body', 'no-body', 'upgrade'];

class HTTPParser {
  static readonly REQUEST = 1;
  static readonly RESPONSE = 2;
  static readonly kOnMessageBegin = 0;
  static readonly kOnHeaders = 1;
  static readonly kOnHeadersComplete = 2;
  static readonly kOnBody = 3;
  static readonly kOnMessageComplete = 4;
  static readonly kOnExecute = 5;
  static readonly kOnTimeout = 6;
  static readonly kLenientNone = 0;
  static readonly kLenientHeaders = 1;
  static readonly kLenientAll = 1023;
  static readonly kLenientHeaderValueRelaxed = 1024;

  // The library sets its callbacks under these numbers.
  0: (() => void) | undefined;
  1: ((headers: string[], url: string) => void) | undefined;
  2: HeadCallback | undefined;
  3: ((bytes: Uint8Array) => void) | undefined;
  4: (() => void) | undefined;

  private reader: MessageReader | undefined;
  private current: Uint8Array | undefined;
  private list: ConnectionsList | undefined;
  /** When the message began and when its head was complete, for the server's timeouts. */
  begunAt = 0;
  headAt = 0;

  initialize(type: number, _resource: unknown, maxHeaderBytes = 0, lenient = 0, list?: ConnectionsList): void {
    this.list?.remove(this);
    this.list = list;
    const isRequest = type === HTTPParser.REQUEST;
    this.reader = new MessageReader(
      {
        kind: isRequest ? 'request' : 'response',
        maxHeaderBytes: maxHeaderBytes > 0 ? maxHeaderBytes : DEFAULT_MAX_HEADER_BYTES,
        lenient,
      },
      {
        onBegin: () => {
          this.begin();
          this[0]?.();
        },
        onHead: (head) => this.head(head, isRequest),
        onBody: (bytes) => {
          this[3]?.(bytes);
          // In Node this callback alone is followed by the ticks: who reads a body has read it when the message ends.
          runTicks();
        },
        onEnd: (trailers) => {
          this.begunAt = 0;
          if (trailers.length > 0) this[1]?.(trailers, '');
          this[4]?.();
        },
      },
    );
    // A connection counts as waiting for its first request from the moment it is there.
    if (list !== undefined) {
      list.add(this);
      this.begin();
    }
  }

  private begin(): void {
    this.begunAt = host.now();
    this.headAt = 0;
  }

  private head(head: MessageHead, request: boolean): AfterHead {
    this.headAt = host.now();
    const result = this[2]?.(
      head.major,
      head.minor,
      head.headers,
      request ? head.method : undefined,
      request ? head.url : undefined,
      request ? undefined : head.status,
      request ? undefined : head.reason,
      head.upgrade,
      head.keepAlive,
    );
    // The library answers 2 for an upgrade that it takes; a request that merely asks for one goes on as usual.
    return AFTER_HEAD[result ?? 0] ?? 'body';
  }

  execute(bytes: Uint8Array): number | Error {
    if (this.reader === undefined) return bytes.length;
    this.current = bytes;
    return this.guarded(() => this.reader?.read(bytes) ?? bytes.length);
  }

  finish(): Error | undefined {
    const result = this.guarded(() => {
      this.reader?.finish();
      return 0;
    });
    return typeof result === 'number' ? undefined : result;
  }

  private guarded(read: () => number): number | Error {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof MessageError)) throw error;
      const { bytesParsed, code, reason } = error;
      return Object.assign(new Error('Parse Error'), { bytesParsed, code, reason });
    }
  }

  getCurrentBuffer(): Uint8Array | undefined {
    return this.current;
  }

  remove(): void {
    this.list?.remove(this);
  }

  free(): void {
    this.reader = undefined;
    this.current = undefined;
  }

  close(): void {
    this.remove();
    this.free();
  }

  pause(): void {
    // Reading stops at the handle; what was read already goes through.
  }

  resume(): void {
    // See pause.
  }

  consume(): void {
    // Never asked for: our handles are not stream bases.
  }

  unconsume(): void {
    // See consume.
  }
}

class ConnectionsList {
  private readonly parsers = new Set<HTTPParser>();

  add(parser: HTTPParser): void {
    this.parsers.add(parser);
  }

  remove(parser: HTTPParser): void {
    this.parsers.delete(parser);
  }

  all(): HTTPParser[] {
    return [...this.parsers];
  }

  active(): HTTPParser[] {
    return this.all().filter((parser) => parser.begunAt !== 0);
  }

  idle(): HTTPParser[] {
    return this.all().filter((parser) => parser.begunAt === 0);
  }

  /** Those whose head, or whose whole request, is overdue. */
  expired(headersTimeout: number, requestTimeout: number): HTTPParser[] {
    const now = host.now();
    const overdue = this.active().filter(
      ({ begunAt, headAt }) =>
        (headAt === 0 && headersTimeout > 0 && now - begunAt > headersTimeout) ||
        (requestTimeout > 0 && now - begunAt > requestTimeout),
    );
    for (const parser of overdue) this.remove(parser);
    return overdue;
  }
}

export const httpParserBinding = { HTTPParser, ConnectionsList, methods, allMethods };
