/** Sends one documented exchange to a running example and compares what comes back. */
import type { LogLine, RunningExample } from '#runtime/contract.ts';
import type { Exchange, ExampleDocument } from '../exchange.ts';
import { differencesOf, differencesOfLogs, differencesOfNotYet, differencesOfTook } from '../match.ts';
import { requestFromExchange } from '../request.ts';
import type { LogBook } from './log-book.ts';
import { outcomeFromProblem, type Outcome } from './outcome.ts';
import { wait } from '../wait.ts';

/** Time for the other request to arrive before the one that is sent alongside it. */
const HEAD_START_MS = 50;

export interface SendExchangeOptions {
  /** Whether the way of the request through Express is told. */
  readonly tellsWay?: boolean;
}

let sent = 0;

export function exchangeById({ exchanges }: ExampleDocument, id: string): Exchange {
  const exchange = exchanges[id];
  if (exchange === undefined) throw new Error(`There is no exchange "${id}".`);
  return exchange;
}

function nextRequestId(id: string): string {
  sent += 1;
  return `${id}-${String(sent)}`;
}

interface SendOneOptions extends SendExchangeOptions {
  readonly requestId: string;
  /** Of the request that is under way beside it. */
  readonly besideId?: string;
  /** A busy machine sends it later than it should have been: so much sooner it has its answer. */
  readonly sentLateMs?: number;
}

async function sendOne(
  example: RunningExample,
  book: LogBook,
  id: string,
  exchange: Exchange,
  { requestId, besideId, sentLateMs = 0, tellsWay = false }: SendOneOptions,
): Promise<Outcome> {
  const mark = book.lines.length;
  const own = (): LogLine[] => book.lines.slice(mark).filter((line) => line.requestId === requestId);
  try {
    const waitedBefore = example.waitedMs();
    const response = await example.send(requestFromExchange(exchange.request), { id: requestId });
    const waitedMs = example.waitedMs() - waitedBefore;
    const printedBefore = book.lines
      .filter((line) => line.requestId === requestId || (besideId !== undefined && line.requestId === besideId))
      .map(({ text }) => text);
    const { logs: documented, took = {}, notYet = [] } = exchange;
    const logs = await book.awaitLines(documented ?? [], own, example.waitedMs);
    const texts = logs.map(({ text }) => text);
    const differences = [
      ...differencesOf(exchange.response, response),
      ...(documented === undefined ? [] : differencesOfLogs(documented, texts)),
      ...differencesOfTook(took, response.tookMs, { waitedMs, sentLateMs }),
      ...differencesOfNotYet(notYet, printedBefore),
    ];
    const way = tellsWay ? await book.awaitWay(requestId) : undefined;
    return { id, differences, logs, response, ...(way && { way }) };
  } catch (problem) {
    return outcomeFromProblem(id, problem, own());
  }
}

export async function sendExchange(
  example: RunningExample,
  book: LogBook,
  document: ExampleDocument,
  id: string,
  options: SendExchangeOptions = {},
): Promise<Outcome> {
  const exchange = exchangeById(document, id);
  if (exchange.waitMs !== undefined) await wait(exchange.waitMs);
  const own = { ...options, requestId: nextRequestId(id) };
  if (exchange.alongside === undefined) return sendOne(example, book, id, exchange, own);
  const besideId = nextRequestId(exchange.alongside);
  const otherExchange = exchangeById(document, exchange.alongside);
  const other = sendOne(example, book, exchange.alongside, otherExchange, { requestId: besideId });
  const sentAt = performance.now();
  await wait(HEAD_START_MS);
  const beside = { ...own, besideId, sentLateMs: performance.now() - sentAt - HEAD_START_MS };
  const [outcome, otherOutcome] = await Promise.all([sendOne(example, book, id, exchange, beside), other]);
  return otherOutcome.differences.length > 0
    ? { ...outcome, differences: [...outcome.differences, ...otherOutcome.differences] }
    : outcome;
}
