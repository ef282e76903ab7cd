import {
  DEFAULT_BODY_LIMIT_BYTES,
  DEFAULT_DEADLINE_MS,
  DEFAULT_PORT,
  type ExampleProblem,
  type HeaderList,
  type HttpRequest,
  type HttpResponse,
  type ResponseHead,
  type SendOptions,
} from '../../contract.ts';
import { aborted, badRequest, cut, deadlinePassed, refused, tooLarge } from '../../problems.ts';
import type { FromWorker, ToWorker } from '../protocol.ts';
import { createDeadlines } from './deadlines.ts';

/** The requests on their way to one worker. */
export interface Requests {
  readonly send: (request: HttpRequest, options: SendOptions) => Promise<HttpResponse>;
  /** False where nobody waits for it. */
  readonly hear: (message: FromWorker) => boolean;
  /** The program has ended: nothing more will come. */
  readonly cutAll: () => void;
}

/** So that chunks of nothing come to an end, too. */
const CHUNK_COST_BYTES = 16;

interface OnItsWay {
  readonly hear: (message: FromWorker) => void;
  readonly fail: (problem: ExampleProblem) => void;
}

type HeadMessage = Extract<FromWorker, { type: 'head' | 'answer' }>;

function pairs(flat: readonly string[]): HeaderList {
  return Array.from({ length: flat.length / 2 }, (_, i) => [flat[2 * i] ?? '', flat[2 * i + 1] ?? ''] as const);
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  if (chunks.length === 1 && chunks[0] !== undefined) return chunks[0];
  const body = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    body.set(chunk, at);
    at += chunk.length;
  }
  return body;
}

export function createRequests(post: (message: ToWorker) => void, ports: () => readonly number[]): Requests {
  const onTheirWay = new Map<number, OnItsWay>();
  const deadlines = createDeadlines();
  let sent = 0;

  function send(request: HttpRequest, options: SendOptions): Promise<HttpResponse> {
    const { deadlineMs = DEFAULT_DEADLINE_MS, bodyLimitBytes = DEFAULT_BODY_LIMIT_BYTES } = options;
    const { signal, onHead, onChunk } = options;
    const port = request.port ?? DEFAULT_PORT;
    sent += 1;
    const number = sent;
    return new Promise((resolve, reject) => {
      const sentAt = performance.now();
      const chunks: Uint8Array[] = [];
      let head: ResponseHead | undefined;
      let received = 0;

      const settle = (): boolean => {
        forgetDeadline();
        signal?.removeEventListener('abort', abort);
        return onTheirWay.delete(number);
      };
      const fail = (problem: ExampleProblem): void => {
        if (settle()) reject(problem);
      };
      const giveUp = (problem: ExampleProblem): void => {
        fail(problem);
        post({ type: 'abort', number });
      };
      const abort = (): void => giveUp(aborted());
      const forgetDeadline = deadlines.add(deadlineMs, () => giveUp(deadlinePassed(deadlineMs)));
      const begin = ({ status, reason, headers }: HeadMessage): void => {
        if (head !== undefined) return;
        head = { status, reason, headers: pairs(headers) };
        onHead?.(head);
      };
      const take = (bytes: Uint8Array<ArrayBuffer>): void => {
        received += bytes.length + CHUNK_COST_BYTES;
        if (received > bodyLimitBytes) {
          giveUp(tooLarge(bodyLimitBytes));
          return;
        }
        chunks.push(bytes);
        onChunk?.(bytes);
      };
      const end = (): void => {
        if (head === undefined || !settle()) return;
        resolve({ ...head, body: joined(chunks), tookMs: performance.now() - sentAt });
      };
      const hear = (message: FromWorker): void => {
        if (message.type === 'head') begin(message);
        else if (message.type === 'chunk') take(message.bytes);
        else if (message.type === 'end') end();
        else if (message.type === 'answer') {
          begin(message);
          if (message.bytes !== undefined) take(message.bytes);
          end();
        } else if (message.type === 'failed') {
          if (message.why === 'refused') fail(refused(port, ports()));
          else if (message.why === 'too-large') fail(tooLarge(bodyLimitBytes));
          else fail(message.why === 'cut' ? cut() : badRequest(message.reason));
        }
      };

      onTheirWay.set(number, { hear, fail });
      if (signal?.aborted === true) {
        fail(aborted());
        return;
      }
      signal?.addEventListener('abort', abort);
      const { method, path, headers = [], body } = request;
      post({ type: 'request', number, id: options.id, port, method, path, headers, body, bodyLimit: bodyLimitBytes });
    });
  }

  return {
    send,
    hear(message) {
      const waiting = 'number' in message ? onTheirWay.get(message.number) : undefined;
      waiting?.hear(message);
      return waiting !== undefined;
    },
    cutAll() {
      for (const { fail } of [...onTheirWay.values()]) fail(cut());
    },
  };
}
