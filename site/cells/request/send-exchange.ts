/** Sends the request of a cell, with what its exchange asks to happen before and beside it. */
import { requestFromExchange } from '#checker/request.ts';
import type { HttpRequest, HttpResponse, ResponseHead, WayStep } from '#runtime/contract.ts';
import type { Difference } from '#checker/match.ts';
import type { ExampleSession } from '../session.ts';
import { PrintedLines } from './printed-lines.ts';
import { ToldWay } from './told-way.ts';

export interface SendRequest {
  /** What the reader made of the documented request; undefined where it is as documented. */
  readonly edited: HttpRequest | undefined;
  readonly signal: AbortSignal;
  readonly onHead: (head: ResponseHead) => void;
}

export interface Received {
  readonly response: HttpResponse;
  readonly printed: readonly string[];
  readonly differences: readonly Difference[];
  /** The way of the request through Express, where the session tells it. */
  readonly way: readonly WayStep[] | undefined;
  /** Ids of the exchanges that were sent first. */
  readonly before: readonly string[];
}

/** Time for the other request to arrive before the one that is sent alongside it. */
const HEAD_START_MS = 50;

/** No documented body is as long; to compare more would hold up the page. */
const COMPARED_BYTES = 4_000_000;

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

let sends = 0;

function nextId(id: string): string {
  sends += 1;
  return `${id}#${String(sends)}`;
}

/** Rejects with an ExampleProblem. */
export async function sendExchange(session: ExampleSession, id: string, options: SendRequest): Promise<Received> {
  const { exchangeOf, differencesFromDocumented, hasDocumentedLines } =
    await import('../ground/content/example-content.ts');

  async function sendAsDocumented(other: string, otherId = nextId(other)): Promise<void> {
    const { request, waitMs: pause = 0 } = await exchangeOf(session.id, other);
    if (pause > 0) await wait(pause);
    await session.send(requestFromExchange(request), { id: otherId });
    session.answered.add(other);
  }

  const exchange = await exchangeOf(session.id, id);
  const { request, after = [], waitMs = 0, alongside } = exchange;
  await session.awaitRunning();
  const before = after.filter((other) => !session.answered.has(other));
  for (const other of before) await sendAsDocumented(other);
  if (waitMs > 0) await wait(waitMs);
  const requestId = nextId(id);
  const besideId = alongside === undefined ? undefined : nextId(alongside);
  const lines = new PrintedLines(session, requestId, besideId);
  const beside = alongside === undefined ? undefined : sendAsDocumented(alongside, besideId).catch(() => undefined);
  if (beside !== undefined) await wait(HEAD_START_MS);
  const toldWay = session.tells.ways ? new ToldWay(session, requestId) : undefined;
  try {
    const { signal, onHead, edited = requestFromExchange(request) } = options;
    const response = await session.send(edited, { id: requestId, signal, onHead });
    const printedBefore = lines.ofBoth();
    await beside;
    session.answered.add(id);
    const printed = await lines.settled((there) => hasDocumentedLines(exchange, there));
    const way = await toldWay?.told();
    const compared = { ...response, body: response.body.subarray(0, COMPARED_BYTES) };
    const differences = differencesFromDocumented(exchange, compared, { printed, printedBefore });
    return { response, printed, way, before, differences };
  } finally {
    lines.close();
    toldWay?.close();
  }
}
