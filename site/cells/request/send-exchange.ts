/** Sends the request of a cell, with what its exchange asks to happen before and beside it. */
import { requestFromExchange } from '#checker/request.ts';
import type { Difference } from '#checker/match.ts';
import type { SaidDifference } from '#checker/report.ts';
import type { HttpRequest } from '#runtime/contract.ts';
import type { ExampleSession } from '../session.ts';
import { PrintedLines } from './answer/printed-lines.ts';
import type { Receiving } from './hearing.ts';
import type { Received } from './request-acts.ts';
import { ToldWay } from './answer/told-way.ts';

export interface SendRequest extends Omit<Receiving, 'isOther'> {
  /** What the reader made of the documented request; undefined where it is as documented. */
  readonly edited: HttpRequest | undefined;
}

export interface Compared extends Received {
  readonly differences: readonly SaidDifference[];
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

async function said(differences: readonly Difference[]): Promise<readonly SaidDifference[]> {
  if (differences.length === 0) return [];
  const { saidDifferences } = await import('../ground/checker-words.ts');
  return saidDifferences(differences);
}

/** Rejects with an ExampleProblem. */
export async function sendExchange(session: ExampleSession, id: string, options: SendRequest): Promise<Compared> {
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
  await session.awaitRunning(options.signal);
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
    const { edited = requestFromExchange(request), ...receiving } = options;
    const response = await session.send(edited, { id: requestId, ...receiving });
    const printedBefore = lines.ofBoth();
    await beside;
    session.answered.add(id);
    // What the reader has made of it need not print what is documented.
    const isEnough = (there: readonly string[]): boolean =>
      options.edited !== undefined || hasDocumentedLines(exchange, there);
    const printed = await lines.settled(isEnough);
    const way = await toldWay?.told();
    const compared = { ...response, body: response.body.subarray(0, COMPARED_BYTES) };
    const differences = differencesFromDocumented(exchange, compared, { printed, printedBefore });
    return { response, printed, way, before, differences: await said(differences) };
  } finally {
    lines.close();
    toldWay?.close();
  }
}
