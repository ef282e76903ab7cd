/**
 * What a rough client gets from an example: every rough request goes to every route that its exchanges document. A
 * client's mistake is no mistake of the program: the status is below 500, the answer is no page of HTML and names no path
 * of a machine, nothing is logged as an error, nothing stays when the clients have gone, and the program still answers and
 * still stops.
 */
import {
  DEFAULT_PORT,
  ExampleProblem,
  type HttpRequest,
  type LogLine,
  type RunningExample,
  type Runtime,
} from '#runtime/contract.ts';
import type { ExampleDocument } from './exchange.ts';
import { headerValue } from './match.ts';
import { bareClients, problemOfBare } from './rough/bare-clients.ts';
import { BUSY_MS, GONE_WITHIN_MS, heldAtRest, leftOver, type CountDescriptors } from './rough/held.ts';
import { roughRequests, routesOf, type Route } from './rough-requests.ts';
import { WITNESS_FILE, witness } from './rough/witness.ts';
import { until, wait } from './wait.ts';

export interface RoughExample {
  readonly files: Readonly<Record<string, string>>;
  readonly document: ExampleDocument;
}

export interface RoughReport {
  readonly sent: number;
  /** What was not as promised: route, request, and what came. */
  readonly problems: readonly string[];
}

interface Sent {
  readonly route: string;
  readonly name: string;
}

/** The key of an excuse for what stays; a race may decide whether anything does. */
const AFTERWARDS = 'afterwards';

const AT_ONCE = 20;
const LISTENS_WITHIN_MS = 30_000;
const QUIET_MS = 300;
const STOPS_WITHIN_MS = 15_000;
/** A stack, or where a module lies on some machine. */
const OF_A_MACHINE = /node_modules|file:\/\/|(?:\n|&nbsp;) *at /;

/** Undefined where the answer is as promised. */
async function problemOf(
  program: RunningExample,
  request: HttpRequest,
  { leavesAfterMs, id }: { readonly leavesAfterMs: number | undefined; readonly id: string },
): Promise<string | undefined> {
  const signal = leavesAfterMs === undefined ? {} : { signal: AbortSignal.timeout(leavesAfterMs) };
  try {
    const { status, headers, body } = await program.send(request, { id, ...signal });
    if (status >= 500) return `status ${String(status)}`;
    const type = headerValue(headers, 'content-type') ?? '';
    if (status >= 400 && type.startsWith('text/html')) return `a page of HTML with ${String(status)}`;
    return OF_A_MACHINE.test(new TextDecoder().decode(body)) ? 'the answer names a place on a machine' : undefined;
  } catch (problem) {
    if (!(problem instanceof ExampleProblem)) throw problem;
    return problem.kind === 'aborted' && leavesAfterMs !== undefined ? undefined : problem.message;
  }
}

/** Also where a program logs JSON as pino does: from level 50 on it is an error. */
const isErrorLine = ({ stream, text }: LogLine): boolean => stream === 'stderr' || /"level":[56]0\b/.test(text);

/** Resolves when no line has come for a while. */
async function quiet(lines: readonly LogLine[]): Promise<void> {
  for (let count = -1; count !== lines.length;) {
    count = lines.length;
    await wait(QUIET_MS);
  }
}

export async function proveRough(
  runtime: Runtime,
  { files, document }: RoughExample,
  count?: CountDescriptors,
): Promise<RoughReport> {
  const { rough: excuses = {} } = document;
  const problems: string[] = [];
  const needed = new Set<string>();
  const tell = (route: string, problem: string): void => {
    const excuse = [route, '*'].find((each) => excuses[each] !== undefined);
    if (excuse === undefined) problems.push(problem);
    else needed.add(excuse);
  };
  /** What was sent, by its id, and last: a line comes late, and does not always know whose it is. */
  const sends = new Map<string, Sent>();
  let last: Sent = { route: '', name: 'at the start' };
  const lines: LogLine[] = [];
  /** A line of a thread, or of work behind an answer, may be of any route before: of one that is excused where there is one. */
  const senderOf = ({ requestId = '' }: LogLine): Sent =>
    sends.get(requestId) ?? [...sends.values()].find(({ route }) => excuses[route] !== undefined) ?? last;
  const onLog = (line: LogLine): void => {
    lines.push(line);
    const { route, name } = senderOf(line);
    if (isErrorLine(line)) tell(route, `${route}, ${name}: logged as an error: ${line.text}`);
  };
  const program = runtime.start(
    { ...files, [WITNESS_FILE]: witness, 'main.ts': `${files['main.ts'] ?? ''}\nimport './${WITNESS_FILE}';\n` },
    { ...(document.env && { env: document.env }), onLog, unresponsiveAfterMs: BUSY_MS },
  );
  const prove = async (route: string, name: string, problemFor: (id: string) => Promise<string | undefined>) => {
    last = { route, name };
    const id = String(sends.size);
    sends.set(id, last);
    const problem = await problemFor(id);
    if (problem !== undefined) tell(route, `${route}, ${name}: ${problem}`);
  };
  const proveRequest = (route: Route, name: string, request: HttpRequest, leavesAfterMs?: number): Promise<void> =>
    prove(route.name, name, (id) => problemOf(program, request, { leavesAfterMs, id }));
  const proveRoute = async (route: Route): Promise<void> => {
    for (const { name, from, isRefused, leavesAfterMs } of roughRequests)
      if (!route.isSpared || isRefused) await proveRequest(route, name, from(route.request), leavesAfterMs);
    if (route.isSpared) return;
    await Promise.all(Array.from({ length: AT_ONCE }, () => proveRequest(route, 'twenty at once', route.request)));
    for (const client of bareClients)
      await prove(route.name, client.name, () => problemOfBare(program, route.request, client));
  };
  try {
    await program.ready;
    // The witness may listen first.
    await until(() => program.ports().includes(DEFAULT_PORT), LISTENS_WITHIN_MS, program.waitedMs);
    const routes = routesOf(document);
    const first = routes.find(({ isSpared }) => !isSpared);
    // What is made at the first request of a route is no rough client's.
    for (const route of routes) if (!route.isSpared) await proveRequest(route, 'as documented', route.request);
    const held = await heldAtRest(program, count);
    for (const route of routes) await proveRoute(route);
    await quiet(lines);
    if (first !== undefined) await proveRequest(first, 'and then a client as any other', first.request);
    // For what is expected to stay nobody waits.
    const withinMs = excuses[AFTERWARDS] === undefined ? GONE_WITHIN_MS : QUIET_MS;
    const stays = await leftOver(program, held, { count, withinMs });
    if (stays.length > 0) tell(AFTERWARDS, `afterwards: there is still ${stays.join(', ')}`);
    if ((await program.stop(STOPS_WITHIN_MS)).reason === 'killed') problems.push('it does not stop');
  } finally {
    await program.stop(0);
  }
  const vain = Object.keys(excuses).filter((route) => route !== AFTERWARDS && !needed.has(route));
  problems.push(...vain.map((route) => `rough: "${route}" needs no excuse: take it out of exchanges.ts`));
  return { sent: sends.size, problems };
}
