/** Starts an example in a runtime, lets happen what is documented, and says what came out differently. */
import {
  ExampleProblem,
  type ExampleFiles,
  type Exit,
  type HttpResponse,
  type LogLine,
  type RunningExample,
  type Runtime,
} from '#runtime/contract.ts';
import type { Exchange, ExampleDocument, Run } from './exchange.ts';
import { differencesOf, differencesOfLogs, type Difference } from './match.ts';
import { requestFromExchange } from './request.ts';

export interface Outcome {
  readonly id: string;
  readonly differences: readonly Difference[];
  /** The lines of this exchange, or of the whole run. */
  readonly logs: readonly LogLine[];
  /** Absent for a run, and for an exchange that got no response. */
  readonly response?: HttpResponse;
  /** For a run: null where the program was still running when its lines had come. */
  readonly exit?: Exit | null;
}

interface Program {
  readonly files: ExampleFiles;
  readonly document: ExampleDocument;
}

/** The log is asynchronous with the response, so expected lines are waited for, and unexpected ones given this long to show. */
const LINES_WITHIN_MS = 3_000;
const QUIET_MS = 30;
const EXIT_WITHIN_MS = 15_000;

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

class LogBook {
  readonly lines: LogLine[] = [];
  readonly onLog = (line: LogLine): void => {
    this.lines.push(line);
  };

  async awaitLines(count: number, select: () => readonly LogLine[]): Promise<readonly LogLine[]> {
    const deadline = performance.now() + LINES_WITHIN_MS;
    while (select().length < count && performance.now() < deadline) await wait(5);
    await wait(QUIET_MS);
    return select();
  }
}

function problemOutcome(id: string, problem: unknown, logs: readonly LogLine[]): Outcome {
  if (!(problem instanceof ExampleProblem)) throw problem;
  return { id, logs, differences: [{ path: 'response', expected: 'a response', actual: problem.message }] };
}

let sent = 0;

async function sendOne(example: RunningExample, book: LogBook, id: string, exchange: Exchange): Promise<Outcome> {
  const mark = book.lines.length;
  const requestId = `${id}-${String((sent += 1))}`;
  const own = (): LogLine[] => book.lines.slice(mark).filter((line) => line.requestId === requestId);
  try {
    const response = await example.send(requestFromExchange(exchange.request), { id: requestId });
    const { logs: documented } = exchange;
    const logs = await book.awaitLines(documented?.length ?? 0, own);
    const differences = [
      ...differencesOf(exchange.response, response),
      ...(documented === undefined
        ? []
        : differencesOfLogs(
            documented,
            logs.map(({ text }) => text),
          )),
    ];
    return { id, differences, logs, response };
  } catch (problem) {
    return problemOutcome(id, problem, own());
  }
}

async function withRunning<T>(
  runtime: Runtime,
  { files, document }: Program,
  use: (example: RunningExample, book: LogBook) => Promise<T>,
): Promise<T> {
  const book = new LogBook();
  const example = runtime.start(files, { onLog: book.onLog, ...(document.env && { env: document.env }) });
  try {
    return await use(example, book);
  } finally {
    await example.stop(0);
  }
}

function exchangeById({ exchanges }: ExampleDocument, id: string): Exchange {
  const exchange = exchanges[id];
  if (exchange === undefined) throw new Error(`There is no exchange "${id}".`);
  return exchange;
}

/** All exchanges in order, sent to one running program. */
export async function proveExchanges(runtime: Runtime, program: Program): Promise<Outcome[]> {
  const ids = Object.keys(program.document.exchanges);
  return withRunning(runtime, program, async (example, book) => {
    const outcomes: Outcome[] = [];
    try {
      await example.ready;
    } catch (problem) {
      return ids.map((id) => problemOutcome(id, problem, book.lines));
    }
    for (const id of ids) outcomes.push(await sendOne(example, book, id, exchangeById(program.document, id)));
    return outcomes;
  });
}

/** One exchange, behind those that it names in `after`, sent to a program started for it. */
export async function proveExchange(runtime: Runtime, program: Program, id: string): Promise<Outcome> {
  const exchange = exchangeById(program.document, id);
  return withRunning(runtime, program, async (example, book) => {
    try {
      await example.ready;
    } catch (problem) {
      return problemOutcome(id, problem, book.lines);
    }
    for (const before of exchange.after ?? []) {
      const outcome = await sendOne(example, book, before, exchangeById(program.document, before));
      if (outcome.differences.length > 0) return outcome;
    }
    return sendOne(example, book, id, exchange);
  });
}

function differencesOfExit(documented: Run['exit'], exit: Exit | null): Difference[] {
  const expected = documented === undefined ? 'still running' : JSON.stringify(documented);
  const actual =
    exit === null
      ? 'still running'
      : JSON.stringify(exit.signal === null ? { code: exit.code } : { signal: exit.signal });
  return expected === actual ? [] : [{ path: 'exit', expected, actual }];
}

async function exitWithin(example: RunningExample, ms: number): Promise<Exit | null> {
  return Promise.race([example.exit, wait(ms).then(() => null)]);
}

/** One documented run of the program. */
export async function proveRun(runtime: Runtime, program: Program, id: string): Promise<Outcome> {
  const run = program.document.runs?.[id];
  if (run === undefined) throw new Error(`There is no run "${id}".`);
  const book = new LogBook();
  const example = runtime.start(
    { ...program.files, ...run.files },
    { onLog: book.onLog, env: run.env ?? program.document.env ?? {}, args: run.args ?? [] },
  );
  try {
    if (run.signal !== undefined) {
      await Promise.race([example.ready.catch(() => undefined), example.exit]);
      example.signal(run.signal);
    }
    const exit = await exitWithin(example, run.exit === undefined ? 0 : EXIT_WITHIN_MS);
    const logs = await book.awaitLines(exit === null ? run.logs.length : 0, () => book.lines);
    const atEnd = exit ?? (await exitWithin(example, 0));
    const texts = logs.map(({ text }) => text);
    return {
      id,
      logs,
      exit: atEnd,
      differences: [...differencesOfLogs(run.logs, texts), ...differencesOfExit(run.exit, atEnd)],
    };
  } finally {
    await example.stop(0);
  }
}
