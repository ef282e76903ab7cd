import { requestDone, requestStarted } from '../bindings/async-context.ts';
import { encodeUtf8, joined } from '../bindings/bytes-and-text.ts';
import { MessageReader, type AfterHead } from '../bindings/http-message-reader.ts';
import { MessageError } from '../bindings/http-start-line.ts';
import { acceptSoon, connectPair, listenerAt, type Endpoint } from '../bindings/loopback.ts';
import type { FromWorker, ToWorker } from '../protocol.ts';
import { enter } from './event-loop.ts';
import { tell } from './link.ts';
import { constants } from './node-constants.ts';

/**
 * The page's client: writes each request on a connection of the loopback and reads the response, without Node's
 * own client, which the program may have changed. It sends what Node's client would, and keeps connections open.
 */

type Request = Extract<ToWorker, { type: 'request' }>;

type Hear = (message: FromWorker, transfer?: Transferable[]) => void;

interface Connection {
  readonly endpoint: Endpoint;
  exchange: Exchange | undefined;
}

interface Exchange {
  readonly request: Request;
  readonly connection: Connection;
  readonly hear: Hear;
  done: boolean;
}

const idle = new Map<number, Connection[]>();
const running = new Map<number, Exchange>();
const noMethods: ReadonlySet<string> = new Set();
const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
const BAD_VALUE = /[^\t\x20-\x7e\x80-\xff]/;
const BAD_PATH = /[^\x21-\xff]/;
/** Node's client sends no length for these where there is no body. */
const BODYLESS = new Set(['GET', 'HEAD', 'DELETE', 'OPTIONS', 'TRACE', 'CONNECT']);

/** In Node's words, or undefined where the request can be sent. */
function flawOf(request: Request): string | undefined {
  if (!TOKEN.test(request.method)) return `Method must be a valid HTTP token ["${request.method}"]`;
  if (BAD_PATH.test(request.path)) return 'Request path contains unescaped characters';
  for (const [name, value] of request.headers) {
    if (!TOKEN.test(name)) return `Header name must be a valid HTTP token ["${name}"]`;
    if (BAD_VALUE.test(value)) return `Invalid character in header content ["${name}"]`;
  }
  return undefined;
}

function headOf({ method, path, headers, port }: Request, bodyLength: number | undefined): string {
  const given = new Map<string, [name: string, values: string[]]>();
  given.set('host', ['Host', [`localhost:${String(port)}`]]);
  const seen = new Set<string>();
  for (const [name, value] of headers) {
    const key = name.toLowerCase();
    const values = seen.has(key) ? (given.get(key)?.[1] ?? []) : [];
    seen.add(key);
    given.set(key, [name, [...values, value]]);
  }
  const lines = [`${method} ${path === '' ? '/' : path} HTTP/1.1`];
  for (const [name, values] of given.values()) for (const value of values) lines.push(`${name}: ${value}`);
  if (!given.has('connection')) lines.push('Connection: keep-alive');
  if (!given.has('content-length') && !given.has('transfer-encoding')) {
    if (bodyLength !== undefined) lines.push(`Content-Length: ${String(bodyLength)}`);
    else if (!BODYLESS.has(method)) lines.push('Content-Length: 0');
  }
  return `${lines.join('\r\n')}\r\n\r\n`;
}

/** @param hear takes what becomes of it: the page, unless told */
export function sendRequest(request: Request, hear: Hear = tell): void {
  const flaw = flawOf(request);
  if (flaw !== undefined) {
    hear({ type: 'failed', number: request.number, why: 'bad-request', reason: flaw });
    return;
  }
  const connection = idle.get(request.port)?.pop() ?? connect(request.port);
  if (connection === undefined) {
    hear({ type: 'failed', number: request.number, why: 'refused', reason: '' });
    return;
  }
  const exchange: Exchange = { request, connection, hear, done: false };
  running.set(request.number, exchange);
  connection.exchange = exchange;
  const mark = request.id === undefined ? undefined : `${String(request.number)}:${request.id}`;
  if (connection.endpoint.peer !== undefined) connection.endpoint.peer.requestId = mark;
  if (mark !== undefined) requestStarted(mark);
  read(connection);
  const body = typeof request.body === 'string' ? encodeUtf8(request.body) : request.body;
  const head = encodeUtf8(headOf(request, body?.length));
  const { peer } = connection.endpoint;
  peer?.push(body === undefined ? head : joined([head, body]));
  // This runs in a task of its own already, so an open connection need not wait for another.
  enter(() => peer?.deliverNow());
}

function connect(port: number): Connection | undefined {
  const listener = listenerAt(port);
  if (listener === undefined) return undefined;
  const [mine, theirs] = connectPair(port);
  acceptSoon(listener, theirs);
  mine.direct = true;
  return { endpoint: mine, exchange: undefined };
}

function read(connection: Connection): void {
  const exchange = connection.exchange;
  if (exchange === undefined) return;
  const { number, method, bodyLimit } = exchange.request;
  let keepAlive = false;
  let informational = false;
  let received = 0;
  const reader = new MessageReader(
    { kind: 'response', maxHeaderBytes: 16_384 * 8, methods: noMethods },
    {
      onBegin: () => undefined,
      onHead: (head): AfterHead => {
        informational = head.status < 200 && head.status !== 101;
        if (informational) return 'no-body';
        keepAlive = head.keepAlive;
        say({ type: 'head', number, status: head.status, reason: head.reason, headers: head.headers });
        return method === 'HEAD' ? 'no-body' : 'body';
      },
      // The chunk is a part of a larger buffer: the page gets a copy of its own.
      onBody: (bytes) => {
        received += bytes.length;
        if (received > bodyLimit) {
          if (!exchange.done) giveUp('too-large');
          return;
        }
        const copy = bytes.slice();
        say({ type: 'chunk', number, bytes: copy });
      },
      onEnd: () => {
        if (informational) return;
        finish(exchange);
        say({ type: 'end', number });
        if (keepAlive && !connection.endpoint.closed) keep(connection);
        else connection.endpoint.close();
      },
    },
  );
  const giveUp = (why: 'cut' | 'too-large'): void => {
    connection.endpoint.close();
    forget(connection);
    if (exchange.done) return;
    finish(exchange);
    exchange.hear({ type: 'failed', number, why, reason: '' });
  };
  const cut = (): void => giveUp('cut');
  const guarded = (act: () => void): void => {
    try {
      act();
    } catch (error) {
      if (!(error instanceof MessageError)) throw error;
      cut();
    }
  };
  connection.endpoint.read({
    onData: (bytes) => {
      guarded(() => void reader.read(bytes));
      flush(exchange.hear);
    },
    onEnd: () => {
      guarded(() => reader.finish());
      flush(exchange.hear);
      cut();
    },
    onReset: cut,
  });
}

/** From here on it is quicker to move a body than to copy it. */
const MOVED_BYTES = 32_768;

/** What one read brings goes to the page as one message: a small response is one hop, not three. */
let outbox: FromWorker[] = [];

/** The response that these are, where they are one from its head to its end. */
function answerFrom([head, ...rest]: readonly FromWorker[]): FromWorker | undefined {
  if (head?.type !== 'head' || rest.length > 2 || rest.at(-1)?.type !== 'end') return undefined;
  const [chunk] = rest;
  return { ...head, type: 'answer', bytes: chunk?.type === 'chunk' ? chunk.bytes : undefined };
}

function say(message: FromWorker): void {
  outbox.push(message);
}

function flush(hear: Hear): void {
  const messages = outbox;
  outbox = [];
  const buffers = messages.flatMap((message) =>
    message.type === 'chunk' && message.bytes.length >= MOVED_BYTES ? [message.bytes.buffer] : [],
  );
  hear(answerFrom(messages) ?? { type: 'several', messages }, buffers);
}

function keep(connection: Connection): void {
  const { port } = connection.endpoint.peer ?? { port: 0 };
  const list = idle.get(port) ?? [];
  list.push(connection);
  idle.set(port, list);
}

function forget(connection: Connection): void {
  for (const [port, list] of idle)
    idle.set(
      port,
      list.filter((each) => each !== connection),
    );
}

function finish(exchange: Exchange): void {
  const { number, id } = exchange.request;
  exchange.done = true;
  exchange.connection.exchange = undefined;
  running.delete(number);
  if (id !== undefined) requestDone(`${String(number)}:${id}`);
}

export function abortRequest(number: number): void {
  const exchange = running.get(number);
  if (exchange === undefined) return;
  finish(exchange);
  exchange.connection.endpoint.close();
}

export const knownMethods = constants.http_parser.methods;
