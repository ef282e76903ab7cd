/** Sends one request to a child's server with Node's own client. */
import { request as httpRequest, validateHeaderName, validateHeaderValue } from 'node:http';
import type { Agent, IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import {
  DEFAULT_BODY_LIMIT_BYTES,
  DEFAULT_DEADLINE_MS,
  DEFAULT_PORT,
  type ExampleProblem,
  type HttpRequest,
} from '../contract.ts';
import type { HeaderList, HttpResponse, ResponseHead, SendOptions } from '../contract.ts';
import { ownTimeout, type WaitedMs } from '../own-time.ts';
import { aborted, badRequest, cut, deadlinePassed, tooLarge } from '../problems.ts';

export interface Connection {
  readonly address: string;
  /** Which may be another one than the request names. */
  readonly port: number;
  readonly agent: Agent;
  /** Called once it is known which socket carries the request. */
  readonly onSocket: (socket: Socket) => void;
  /** What to say where nothing listens. */
  readonly refused: () => ExampleProblem;
  readonly waitedMs: WaitedMs;
}

function headersFromRaw(raw: readonly string[]): HeaderList {
  return Array.from({ length: raw.length / 2 }, (_, i) => [raw[2 * i] ?? '', raw[2 * i + 1] ?? ''] as const);
}

function headFromMessage(message: IncomingMessage): ResponseHead {
  return {
    status: message.statusCode ?? 0,
    reason: message.statusMessage ?? '',
    headers: headersFromRaw(message.rawHeaders),
  };
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
}

export function sendRequest(
  request: HttpRequest,
  connection: Connection,
  options: SendOptions = {},
): Promise<HttpResponse> {
  const { deadlineMs = DEFAULT_DEADLINE_MS, bodyLimitBytes = DEFAULT_BODY_LIMIT_BYTES } = options;
  const { signal, onHead, onChunk } = options;
  const port = request.port ?? DEFAULT_PORT;
  return new Promise((resolve, reject) => {
    const sentAt = performance.now();
    let outgoing: ReturnType<typeof httpRequest>;
    const settle = (act: () => void): void => {
      callOff();
      signal?.removeEventListener('abort', abort);
      act();
    };
    const fail = (problem: ExampleProblem | Error): void => {
      settle(() => reject(problem));
      outgoing.destroy();
    };
    const abort = (): void => fail(aborted());
    const callOff = ownTimeout(deadlineMs, connection.waitedMs, () => fail(deadlinePassed(deadlineMs)));

    try {
      // Before there is a request: one that was begun and is not sent would still connect.
      for (const [name, value] of request.headers ?? []) {
        validateHeaderName(name);
        validateHeaderValue(name, value);
      }
      outgoing = httpRequest({
        host: connection.address,
        port: connection.port,
        method: request.method,
        path: request.path,
        agent: connection.agent,
        setHost: false,
      });
      outgoing.setHeader('Host', `localhost:${String(port)}`);
      for (const [name, value] of headersByName(request.headers ?? [])) outgoing.setHeader(name, value);
      // For a method that usually has no body, Node's client sends one without saying where it ends.
      const isFramed = outgoing.hasHeader('content-length') || outgoing.hasHeader('transfer-encoding');
      if (request.body !== undefined && !outgoing.useChunkedEncodingByDefault && !isFramed)
        outgoing.setHeader('Content-Length', Buffer.byteLength(request.body));
    } catch (error) {
      callOff();
      reject(error instanceof Error ? badRequest(error.message) : new Error(String(error)));
      return;
    }
    outgoing.once('socket', connection.onSocket);
    outgoing.once('error', (error) => {
      fail(codeOf(error) === 'ECONNREFUSED' ? connection.refused() : cut());
    });
    outgoing.once('response', (message) => {
      const head = headFromMessage(message);
      const chunks: Uint8Array[] = [];
      let received = 0;
      onHead?.(head);
      message.on('data', (chunk: Uint8Array) => {
        received += chunk.length;
        if (received > bodyLimitBytes) {
          fail(tooLarge(bodyLimitBytes));
          return;
        }
        chunks.push(chunk);
        onChunk?.(chunk);
      });
      message.once('end', () => {
        settle(() => resolve({ ...head, body: Buffer.concat(chunks), tookMs: performance.now() - sentAt }));
      });
      message.once('error', () => fail(cut()));
      message.once('aborted', () => fail(cut()));
    });
    signal?.addEventListener('abort', abort);
    if (signal?.aborted === true) abort();
    else outgoing.end(request.body);
  });
}

/** A header that is given twice is sent twice; one that is given replaces the client's own of that name. */
function headersByName(headers: HeaderList): Map<string, string[]> {
  const byName = new Map<string, string[]>();
  for (const [name, value] of headers) byName.set(name, [...(byName.get(name) ?? []), value]);
  return byName;
}
