import { requestDone, requestStarted } from '../ground/async-context.ts';
import { encodeLatin1, encodeUtf8, joined, utf8Length } from '../bindings/text/bytes-and-text.ts';
import { MessageError, MessageReader, type AfterHead, type MessageHead } from '../bindings/http/http-message-reader.ts';
import { acceptSoon, anyListenerAt, connectPair, type Endpoint } from '../bindings/network/loopback.ts';
import { LONGEST_CHUNK, LONGEST_REASON, type FromWorker } from '../protocol.ts';
import { enter } from '../ground/event-loop.ts';
import { tell } from '../ground/link.ts';
import { flawOf, headOf, type Request } from './request-head.ts';

/**
 * The page's client: writes each request on a connection of the loopback and reads the response, without Node's
 * own client, which the program may have changed. It sends what Node's client would, and keeps connections open.
 */

type Hear = (message: FromWorker) => void;

interface Connection {
  readonly endpoint: Endpoint;
  /** Undefined while it waits for the next request. */
  exchange: Exchange | undefined;
}

interface Exchange {
  readonly request: Request;
  readonly connection: Connection;
  readonly hear: Hear;
  /** What one read has brought: it goes to the page as one message, so that a short response is one hop, not three. */
  said: FromWorker[];
  saidBytes: number;
  received: number;
  isInformational: boolean;
  keepsAlive: boolean;
}

const idle = new Map<number, Connection[]>();
const running = new Map<number, Exchange>();

/** @param hear takes what becomes of it: the page, unless told */
export function sendRequest(request: Request, hear: Hear = tell): void {
  const flaw = flawOf(request);
  if (flaw !== undefined) {
    hear({ type: 'failed', number: request.number, why: 'bad-request', reason: flaw.slice(0, LONGEST_REASON) });
    return;
  }
  const connection = idle.get(request.port)?.pop() ?? connect(request.port);
  if (connection === undefined) {
    hear({ type: 'failed', number: request.number, why: 'refused', reason: '' });
    return;
  }
  const exchange = {
    request,
    connection,
    hear,
    said: [],
    saidBytes: 0,
    received: 0,
    isInformational: false,
    keepsAlive: false,
  };
  running.set(request.number, exchange);
  connection.exchange = exchange;
  const mark = request.id === undefined ? undefined : `${String(request.number)}:${request.id}`;
  const { peer } = connection.endpoint;
  if (peer !== undefined) peer.requestId = mark;
  if (mark !== undefined) requestStarted(mark);
  const bytes = bytesOf(request);
  // This runs in a task of its own already, so an open connection need not wait for another.
  enter(() => peer?.pushNow(bytes));
}

/** As Node's client does it: a head is Latin-1, but one that goes in one string with its body has the body's encoding. */
function bytesOf(request: Request): Uint8Array {
  const { body } = request;
  if (typeof body === 'string') return encodeUtf8(headOf(request, utf8Length(body)) + body);
  const head = encodeLatin1(headOf(request, body?.length));
  return body === undefined ? head : joined([head, body]);
}

function connect(port: number): Connection | undefined {
  const found = anyListenerAt(port);
  if (found === undefined) return undefined;
  const [mine, theirs] = connectPair(found.target, port);
  const connection = { endpoint: mine, exchange: undefined };
  mine.direct = true;
  read(connection);
  acceptSoon(found.listener, theirs);
  return connection;
}

function read(connection: Connection): void {
  const reader = new MessageReader(
    { kind: 'response', maxHeaderBytes: 16_384 * 8 },
    {
      onBegin: () => undefined,
      onHead: (head) => takeHead(connection, head),
      onBody: (bytes) => takeBody(connection, bytes),
      onEnd: () => takeEnd(connection),
    },
  );
  const guarded = (act: () => unknown): void => {
    const { exchange } = connection;
    try {
      act();
    } catch (error) {
      if (!(error instanceof MessageError)) throw error;
      giveUp(connection, 'cut');
    }
    if (exchange !== undefined) flush(exchange);
  };
  connection.endpoint.read({
    onData: (bytes) => guarded(() => reader.read(bytes)),
    onEnd: () => {
      guarded(() => reader.finish());
      giveUp(connection, 'cut');
    },
    onReset: () => giveUp(connection, 'cut'),
  });
}

function takeHead(connection: Connection, { status, reason, headers, keepAlive }: MessageHead): AfterHead {
  const { exchange } = connection;
  if (exchange === undefined) {
    // Nobody asked.
    giveUp(connection, 'cut');
    return 'no-body';
  }
  exchange.isInformational = status < 200 && status !== 101;
  if (exchange.isInformational) return 'no-body';
  exchange.keepsAlive = keepAlive;
  const { number, method } = exchange.request;
  exchange.said.push({ type: 'head', number, status, reason: reason.slice(0, LONGEST_REASON), headers });
  return method === 'HEAD' ? 'no-body' : 'body';
}

function takeBody({ exchange }: Connection, bytes: Uint8Array): void {
  if (exchange === undefined) return;
  const { number, bodyLimit } = exchange.request;
  exchange.received += bytes.length;
  if (exchange.received > bodyLimit) {
    giveUp(exchange.connection, 'too-large');
    return;
  }
  for (let at = 0; at < bytes.length; at += LONGEST_CHUNK) {
    // The chunk is a part of a larger buffer: the page gets a copy of its own.
    const chunk = bytes.slice(at, at + LONGEST_CHUNK);
    if (exchange.saidBytes + chunk.length > LONGEST_CHUNK) flush(exchange);
    exchange.said.push({ type: 'chunk', number, bytes: chunk });
    exchange.saidBytes += chunk.length;
  }
}

function takeEnd(connection: Connection): void {
  const { exchange, endpoint } = connection;
  if (exchange === undefined || exchange.isInformational) return;
  finish(exchange);
  exchange.said.push({ type: 'end', number: exchange.request.number });
  if (exchange.keepsAlive && !endpoint.closed) keep(connection);
  else endpoint.close();
}

function giveUp(connection: Connection, why: 'cut' | 'too-large'): void {
  const { exchange } = connection;
  connection.endpoint.close();
  forget(connection);
  if (exchange === undefined) return;
  finish(exchange);
  exchange.said.push({ type: 'failed', number: exchange.request.number, why, reason: '' });
  flush(exchange);
}

function flush(exchange: Exchange): void {
  const messages = withJointChunks(exchange.said);
  if (messages.length === 0) return;
  exchange.said = [];
  exchange.saidBytes = 0;
  exchange.hear(answerFrom(messages) ?? { type: 'several', messages });
}

/** What follows each other in one read is one chunk for the page: a program may send letter by letter. */
function withJointChunks(said: readonly FromWorker[]): readonly FromWorker[] {
  if (said.filter(({ type }) => type === 'chunk').length < 2) return said;
  const joint: FromWorker[] = [];
  let parts: Uint8Array<ArrayBuffer>[] = [];
  let number = 0;
  const close = (): void => {
    if (parts.length > 0) joint.push({ type: 'chunk', number, bytes: joined(parts) });
    parts = [];
  };
  for (const message of said) {
    if (message.type !== 'chunk') {
      close();
      joint.push(message);
      continue;
    }
    number = message.number;
    parts.push(message.bytes);
  }
  close();
  return joint;
}

/** The response that these are, where they are one from its head to its end. */
function answerFrom(messages: readonly FromWorker[]): FromWorker | undefined {
  const [head, chunk] = messages;
  if (head?.type !== 'head' || messages.length > 3 || messages.at(-1)?.type !== 'end') return undefined;
  const { number, status, reason, headers } = head;
  return { type: 'answer', number, status, reason, headers, bytes: chunk?.type === 'chunk' ? chunk.bytes : undefined };
}

function keep(connection: Connection): void {
  const { port } = connection.endpoint.peer ?? { port: 0 };
  const list = idle.get(port);
  if (list === undefined) idle.set(port, [connection]);
  else list.push(connection);
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
