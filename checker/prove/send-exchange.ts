/** Sends one documented exchange to a running example and compares what comes back. */
import type { LogLine, RunningExample } from '#runtime/contract.ts';
import type { Exchange, ExampleDocument } from '../exchange.ts';
import { differencesOf, differencesOfLogs, differencesOfTook } from '../match.ts';
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

async function sendOne(
  example: RunningExample,
  book: LogBook,
  id: string,
  exchange: Exchange,
  { tellsWay = false }: SendExchangeOptions = {},
): Promise<Outcome> {
  const mark = book.lines.length;
  sent += 1;
  const requestId = `${id}-${String(sent)}`;
  const own = (): LogLine[] => book.lines.slice(mark).filter((line) => line.requestId === requestId);
  try {
    const response = await example.send(requestFromExchange(exchange.request), { id: requestId });
    const { logs: documented, took = {} } = exchange;
    const logs = await book.awaitLines(documented?.length ?? 0, own);
    const texts = logs.map(({ text }) => text);
    const differences = [
      ...differencesOf(exchange.response, response),
      ...(documented === undefined ? [] : differencesOfLogs(documented, texts)),
      ...differencesOfTook(took, response.tookMs),
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
  if (exchange.alongside === undefined) return sendOne(example, book, id, exchange, options);
  const other = sendOne(example, book, exchange.alongside, exchangeById(document, exchange.alongside));
  await wait(HEAD_START_MS);
  const [outcome, beside] = await Promise.all([sendOne(example, book, id, exchange, options), other]);
  return beside.differences.length > 0
    ? { ...outcome, differences: [...outcome.differences, ...beside.differences] }
    : outcome;
}
