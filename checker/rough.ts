/**
 * What a rough client gets from an example: every rough request goes to every route that its exchanges document. A
 * client's mistake is no mistake of the program: the status is below 500, the answer names no path of a machine,
 * nothing is logged as an error, and the program still answers and still stops.
 */
import {
  ExampleProblem,
  type HttpRequest,
  type LogLine,
  type RunningExample,
  type Runtime,
} from '#runtime/contract.ts';
import type { ExampleDocument, Exchange } from './exchange.ts';
import { requestFromExchange } from './request.ts';
import { roughRequests, type RoughRequest } from './rough/requests.ts';
import { wait } from './wait.ts';

export { roughRequests } from './rough/requests.ts';

export interface RoughExample {
  readonly files: Readonly<Record<string, string>>;
  readonly document: ExampleDocument;
}

export interface RoughReport {
  readonly sent: number;
  /** What was not as promised: route, request, and what came. */
  readonly problems: readonly string[];
}

const AT_ONCE = 20;
const QUIET_MS = 300;
const STOPS_WITHIN_MS = 15_000;
/** A stack, or where a module lies on some machine. */
const OF_A_MACHINE = /node_modules|file:\/\/|(?:\n|&nbsp;) *at /;

interface Route {
  readonly name: string;
  readonly request: HttpRequest;
  /** Whether it takes long or fails on purpose: only what is refused before it is sent there. */
  readonly isSpared: boolean;
}

/** The first documented request of each method and path. */
function routesOf({ exchanges }: ExampleDocument): readonly Route[] {
  const accompanied = new Set(Object.values(exchanges).map(({ alongside }) => alongside));
  const isSpared = (id: string, { took, alongside, waitMs, response }: Exchange): boolean =>
    response.status >= 500 ||
    accompanied.has(id) ||
    [took?.atLeastMs, alongside, waitMs].some((each) => each !== undefined);
  const routes = new Map<string, Route>();
  for (const [id, exchange] of Object.entries(exchanges)) {
    const request = requestFromExchange(exchange.request);
    const name = `${request.method} ${request.path.split('?')[0] ?? ''}`;
    const known = routes.get(name) ?? { name, request, isSpared: false };
    routes.set(name, { ...known, isSpared: known.isSpared || isSpared(id, exchange) });
  }
  return [...routes.values()];
}

/** Undefined where the answer is as promised. */
async function problemOf(program: RunningExample, request: HttpRequest, { leavesAfterMs }: Partial<RoughRequest>) {
  const signal = leavesAfterMs === undefined ? {} : { signal: AbortSignal.timeout(leavesAfterMs) };
  try {
    const { status, body } = await program.send(request, signal);
    if (status >= 500) return `status ${String(status)}`;
    return OF_A_MACHINE.test(new TextDecoder().decode(body)) ? 'the answer names a place on a machine' : undefined;
  } catch (problem) {
    if (!(problem instanceof ExampleProblem)) throw problem;
    return problem.kind === 'aborted' && leavesAfterMs !== undefined ? undefined : problem.message;
  }
}

/** Resolves when no line has come for a while. */
async function quiet(lines: readonly LogLine[]): Promise<void> {
  for (let count = -1; count !== lines.length;) {
    count = lines.length;
    await wait(QUIET_MS);
  }
}

export async function proveRough(runtime: Runtime, { files, document }: RoughExample): Promise<RoughReport> {
  const { rough: excuses = {} } = document;
  const problems: string[] = [];
  const needed = new Set<string>();
  const tell = (route: string, problem: string): void => {
    const excuse = [route, '*'].find((each) => excuses[each] !== undefined);
    if (excuse === undefined) problems.push(problem);
    else needed.add(excuse);
  };
  const lines: LogLine[] = [];
  const env = document.env === undefined ? {} : { env: document.env };
  const program = runtime.start(files, { ...env, onLog: (line) => lines.push(line) });
  await program.ready;
  const routes = routesOf(document);
  let sent = 0;
  const prove = async (route: Route, name: string, request: HttpRequest, rough: Partial<RoughRequest> = {}) => {
    const before = lines.length;
    sent += 1;
    const problem = await problemOf(program, request, rough);
    const logged = lines.slice(before).find(({ stream }) => stream === 'stderr');
    if (problem !== undefined) tell(route.name, `${route.name}, ${name}: ${problem}`);
    if (logged !== undefined) tell(route.name, `${route.name}, ${name}: logged as an error: ${logged.text}`);
  };
  try {
    for (const route of routes) {
      for (const rough of roughRequests)
        if (!route.isSpared || rough.isRefused) await prove(route, rough.name, rough.from(route.request), rough);
      if (!route.isSpared)
        await Promise.all(Array.from({ length: AT_ONCE }, () => prove(route, 'twenty at once', route.request)));
    }
    // What the last ones have left to be done is theirs.
    const before = lines.length;
    await quiet(lines);
    const late = lines.slice(before).find(({ stream }) => stream === 'stderr');
    const last = routes.at(-1)?.name ?? '';
    if (late !== undefined) tell(last, `${last}, afterwards: logged as an error: ${late.text}`);
    const first = routes.find(({ isSpared }) => !isSpared);
    if (first !== undefined) await prove(first, 'and then a client as any other', first.request);
    if ((await program.stop(STOPS_WITHIN_MS)).reason === 'killed') problems.push('it does not stop');
  } finally {
    await program.stop(0);
  }
  const vain = Object.keys(excuses).filter((route) => !needed.has(route));
  problems.push(...vain.map((route) => `rough: "${route}" needs no excuse: take it out of exchanges.ts`));
  return { sent, problems };
}
