/** Starts an example in a runtime, lets happen what is documented, and says what came out differently. */
import type { Exit, RunningExample, Runtime } from '#runtime/contract.ts';
import type { Run } from './exchange.ts';
import { phrase } from './language.ts';
import { differencesOfLogs, differencesOfTook, type Difference } from './match.ts';
import { LogBook } from './prove/log-book.ts';
import { outcomeFromProblem, type Outcome, type Program } from './prove/outcome.ts';
import { exchangeById, sendExchange, type SendExchangeOptions } from './prove/send-exchange.ts';
import { takeSteps } from './prove/steps.ts';
import { TOO_LATE, within } from './wait.ts';

export type { Outcome } from './prove/outcome.ts';

const EXIT_WITHIN_MS = 15_000;

/** To load a library blocks a busy machine for seconds, and nothing that is documented hangs. */
const PATIENCE = { unresponsiveAfterMs: 15_000 };

async function withRunning<T>(
  runtime: Runtime,
  program: Program,
  use: (example: RunningExample, book: LogBook) => Promise<T>,
  { tellsWay = false }: SendExchangeOptions = {},
): Promise<T> {
  const { files, document } = program;
  const book = new LogBook();
  const example = runtime.start(files, {
    onLog: book.onLog,
    ...(tellsWay && { onWay: book.onWay }),
    ...(document.env && { env: document.env }),
    ...PATIENCE,
  });
  try {
    return await use(example, book);
  } finally {
    await example.stop(0);
  }
}

export interface ProveOptions extends SendExchangeOptions {
  /** Called with each as soon as it is known. */
  readonly onOutcome?: (outcome: Outcome) => void;
}

/** All exchanges in order, sent to one running program. */
export async function proveExchanges(
  runtime: Runtime,
  program: Program,
  { onOutcome, ...options }: ProveOptions = {},
): Promise<Outcome[]> {
  const ids = Object.keys(program.document.exchanges);
  const sendAll = async (example: RunningExample, book: LogBook): Promise<Outcome[]> => {
    const outcomes: Outcome[] = [];
    const take = (outcome: Outcome): void => {
      outcomes.push(outcome);
      onOutcome?.(outcome);
    };
    try {
      await example.ready;
    } catch (problem) {
      for (const id of ids) take(outcomeFromProblem(id, problem, book.lines));
      return outcomes;
    }
    for (const id of ids) take(await sendExchange(example, book, program.document, id, options));
    return outcomes;
  };
  return withRunning(runtime, program, sendAll, options);
}

/** One exchange, behind those that it names in `after`, sent to a program started for it. */
export async function proveExchange(runtime: Runtime, program: Program, id: string): Promise<Outcome> {
  const { after = [] } = exchangeById(program.document, id);
  return withRunning(runtime, program, async (example, book) => {
    try {
      await example.ready;
    } catch (problem) {
      return outcomeFromProblem(id, problem, book.lines);
    }
    for (const before of after) {
      const outcome = await sendExchange(example, book, program.document, before);
      if (outcome.differences.length > 0) return outcome;
    }
    return sendExchange(example, book, program.document, id);
  });
}

const RUNNING = phrase('got.still-running');

function differencesOfExit(documented: Run['exit'], exit: Exit | null): Difference[] {
  const expected = documented === undefined ? RUNNING : JSON.stringify(documented);
  const actual =
    exit === null ? RUNNING : JSON.stringify(exit.signal === null ? { code: exit.code } : { signal: exit.signal });
  return expected === actual ? [] : [{ path: 'exit', expected, actual }];
}

async function exitWithin({ exit, waitedMs }: RunningExample, ms: number): Promise<Exit | null> {
  const ended = await within(exit, ms, waitedMs);
  return ended === TOO_LATE ? null : ended;
}

/** One documented run of the program. */
export async function proveRun(runtime: Runtime, program: Program, id: string): Promise<Outcome> {
  const run = program.document.runs?.[id];
  if (run === undefined) throw new Error(`There is no run "${id}".`);
  const { steps = [] } = run;
  const book = new LogBook();
  let since = performance.now();
  let waitedBefore = 0;
  const example = runtime.start(
    { ...program.files, ...run.files },
    {
      onLog: book.onLog,
      env: run.env ?? program.document.env ?? {},
      entry: run.entry ?? 'main.ts',
      flags: run.flags ?? [],
      args: run.args ?? [],
      ...PATIENCE,
    },
  );
  try {
    const isToListen = steps.length > 0 || run.exit === undefined;
    if (isToListen) await Promise.race([example.ready.catch(() => undefined), example.exit]);
    const firstSignal = steps.findIndex((step) => 'signal' in step);
    const before = await takeSteps(example, program.document, firstSignal === -1 ? steps : steps.slice(0, firstSignal));
    if (firstSignal !== -1) {
      since = performance.now() + (steps[firstSignal]?.afterMs ?? 0);
      waitedBefore = example.waitedMs();
    }
    const later = firstSignal === -1 ? [] : await takeSteps(example, program.document, steps.slice(firstSignal));
    const exit = await exitWithin(example, run.exit === undefined ? 0 : EXIT_WITHIN_MS);
    const tookMs = performance.now() - since;
    const waitedMs = example.waitedMs() - waitedBefore;
    const taken = await Promise.all([...before, ...later]);
    const logs = await book.awaitLines(
      exit === null ? run.logs : [],
      () => [
        // What the program prints while it is ended below is no part of the run.
        ...book.lines,
      ],
      example.waitedMs,
    );
    const atEnd = exit ?? (await exitWithin(example, 0));
    const texts = logs.map(({ text }) => text);
    return {
      id,
      logs,
      exit: atEnd,
      steps: taken.map(({ words }) => words),
      differences: [
        ...differencesOfLogs(run.logs, texts),
        ...differencesOfExit(run.exit, atEnd),
        ...taken.flatMap(({ differences }) => differences),
        ...(run.took === undefined ? [] : differencesOfTook(run.took, tookMs, { waitedMs })),
      ],
    };
  } finally {
    await example.stop(0);
  }
}
