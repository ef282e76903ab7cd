import {
  DEFAULT_GRACE_MS,
  DEFAULT_OUTPUT_LIMIT_BYTES,
  DEFAULT_PORT,
  DEFAULT_UNRESPONSIVE_AFTER_MS,
  LINE_COST_BYTES,
  ExampleProblem,
  type ExampleFiles,
  type Exit,
  type HeaderList,
  type LogLine,
  type RunningExample,
  type SignalName,
  type StartOptions,
} from '../../contract.ts';
import { cutLines, outputCosts } from '../../lines.ts';
import { ended, endedBeforeListening, refused } from '../../problems.ts';
import type { FromWorker, PackageCode, ThreadSupplies } from '../protocol.ts';
import { isInOtherEncoding } from './needs-encodings.ts';
import { isPackedByThem } from './needs-unpackers.ts';
import { createMemoryCeiling } from './memory.ts';
import { createRequests, type Requests } from './requests.ts';
import { createThreads } from './threads.ts';
import type { WorkerLink, Workers } from './workers.ts';

/** One program in a worker, from the page's side. */

const PING_EVERY_MS = 250;
/** Of answers that nobody waits for: some may still be under way when a request is given up. */
const MOST_UNASKED = 10_000;
const COUNTED_MS = 2000;
/** Of a program that is to stop: by then it has turned its loop, on a slow machine, too. */
const HANGS_AFTER_MS = 700;
/** A page that was asleep, or in the background, gets its timers late; then the worker is asked once more. */
const LATE_MS = 1500;

/** `DEBUG` of packages and `NODE_DEBUG` of Node's library, from the environment or from a file of it. */
function wantsDebugOutput(files: ExampleFiles, env: Readonly<Record<string, string>>): boolean {
  const texts = Object.entries(files).flatMap(([path, text]) => (/(^|\/)\.env/.test(path) ? [text] : []));
  return [...Object.keys(env), ...texts].some((text) => /\bDEBUG\b|NODE_DEBUG\b/.test(text));
}

/** Nobody can guess it, so no program can call another. */
function nameOfStart(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join('-');
}

export function runInWorker(workers: Workers, files: ExampleFiles, options: StartOptions = {}): RunningExample {
  const { onLog, onWay, entry = 'main.ts', flags = [], env = {}, args = [], disk = {} } = options;
  const { unresponsiveAfterMs = DEFAULT_UNRESPONSIVE_AFTER_MS } = options;
  const { outputLimitBytes = DEFAULT_OUTPUT_LIMIT_BYTES } = options;
  const isReady = Promise.withResolvers<number>();
  const hasEnded = Promise.withResolvers<Exit>();
  isReady.promise.catch(() => undefined);
  let startedAt = performance.now();
  let ports: readonly number[] = [];
  let exit: Exit | undefined;
  let link: WorkerLink | undefined;
  let requests: Requests | undefined;
  const program = nameOfStart();
  const given = new Set<string>();
  let packagesGiven: readonly PackageCode[] = [];
  let pinger: ReturnType<typeof setInterval> | undefined;
  let trouble: ExampleProblem | undefined;
  let waitingSignal: SignalName | undefined;
  let printed = 0;
  const costs = { stdout: outputCosts(LINE_COST_BYTES), stderr: outputCosts(LINE_COST_BYTES) };

  let requestId: string | undefined;
  const logTo = (stream: LogLine['stream']) =>
    cutLines((text) => {
      const atMs = performance.now() - startedAt;
      onLog?.({ stream, text, atMs, ...(requestId === undefined ? {} : { requestId }) });
    });
  const cutters = { stdout: logTo('stdout'), stderr: logTo('stderr') };

  const finish = (how: Exit): void => {
    if (exit !== undefined) return;
    clearInterval(pinger);
    memory.close();
    cutters.stdout.end();
    cutters.stderr.end();
    exit = how;
    ports = [];
    link?.end();
    threads.endAll();
    requests?.cutAll();
    isReady.reject(trouble ?? endedBeforeListening(exit));
    hasEnded.resolve(exit);
    workers.replenish();
  };
  const killed = (reason: Exit['reason']): void => finish({ code: null, signal: 'SIGKILL', reason });

  const memory = createMemoryCeiling(() => killed('out-of-memory'));

  let countedSince = 0;
  let unasked = 0;
  const isTooMuch = (now: number): boolean => {
    if (now - countedSince > COUNTED_MS) {
      countedSince = now;
      unasked = 0;
    }
    unasked += 1;
    return unasked > MOST_UNASKED;
  };

  const hear = (message: FromWorker): void => {
    if (exit !== undefined) return;
    const now = performance.now();
    if (message.type === 'alive') aliveAt = now;
    switch (message.type) {
      case 'ports':
        ports = message.ports;
        if (ports[0] !== undefined) {
          isReady.resolve(ports[0]);
          workers.replenish();
        }
        break;
      case 'output':
        printed += costs[message.stream](message.text);
        if (printed > outputLimitBytes) {
          killed('too-much-output');
          break;
        }
        requestId = message.requestId;
        cutters[message.stream].push(message.text);
        requestId = undefined;
        break;
      case 'way':
        onWay?.(message.steps, message.requestId);
        break;
      case 'taken':
        if (link !== undefined) memory.take(link, message.bytes);
        break;
      case 'flood':
        killed('too-much-output');
        break;
      case 'exit':
        finish({ code: message.code, signal: message.signal, reason: 'exited' });
        break;
      case 'head':
      case 'chunk':
      case 'end':
      case 'answer':
      case 'failed':
        if (requests?.hear(message) !== true && isTooMuch(now)) killed('too-much-output');
        break;
      case 'thread-wanted':
      case 'thread-unwanted':
        if (link !== undefined) threads.hear(link, message);
        break;
      case 'several':
      case 'alive':
      case 'booted':
      case 'warm':
    }
  };

  const supplies = (): ThreadSupplies => ({ parts: [...given], packages: packagesGiven, program });
  const flooded = (): void => killed('too-much-output');
  const threads = createThreads(workers, { hear, flooded, taken: memory.take, supplies });
  let aliveAt = performance.now();
  let pingedAt = aliveAt;
  let lateMs = 0;
  const ping = (): void => {
    const now = performance.now();
    // A page whose timers are late shares a machine that is: so does the program.
    const late = Math.max(0, now - pingedAt - PING_EVERY_MS);
    lateMs += late;
    aliveAt = now - pingedAt > LATE_MS ? now : Math.min(now, aliveAt + late);
    pingedAt = now;
    if (now - aliveAt > unresponsiveAfterMs) {
      killed('unresponsive');
      workers.doubtFrame();
    } else link?.post({ type: 'ping' });
  };

  /** A request may need what no word of the program told: that comes before it. */
  const giveParts = async (headers: HeaderList): Promise<void> => {
    const missing = (await workers.partsForRequest(headers)).filter((script) => !given.has(script));
    for (const script of missing) given.add(script);
    if (missing.length > 0) link?.post({ type: 'parts', parts: missing });
  };

  const begin = ([taken, packages, parts]: [WorkerLink, readonly PackageCode[], readonly string[]]): void => {
    if (exit !== undefined) {
      taken.end();
      return;
    }
    link = taken;
    for (const script of parts) given.add(script);
    packagesGiven = packages;
    requests = createRequests(taken.post, () => ports);
    taken.onMessage = hear;
    taken.onFlooded = () => killed('too-much-output');
    taken.onFailed = (reason) => {
      trouble = new ExampleProblem('unsupported', `The program's worker failed: “${reason}”`, {
        why: 'worker-failed',
        reason,
      });
      killed('killed');
    };
    startedAt = performance.now();
    aliveAt = startedAt;
    pingedAt = startedAt;
    pinger = setInterval(ping, PING_EVERY_MS);
    taken.post({
      type: 'run',
      files,
      disk,
      packages,
      parts,
      entry,
      flags,
      env,
      args,
      tellsWay: onWay !== undefined,
      outputLimit: outputLimitBytes,
      program,
    });
    if (waitingSignal !== undefined) taken.post({ type: 'signal', name: waitingSignal });
  };
  // The flag names the module as an import does.
  const naming: ExampleFiles = flags.includes('--test') ? { ...files, '--test.ts': `'node:test'` } : files;
  Promise.all([
    workers.take({ isUntouched: wantsDebugOutput(files, env) }),
    workers.packagesFor(naming),
    workers.partsFor(naming, disk),
  ]).then(begin, (error: unknown) => {
    if (!(error instanceof ExampleProblem)) throw error;
    trouble = error;
    killed('killed');
  });

  const signal = (name: SignalName): void => {
    if (link === undefined) waitingSignal = name;
    else if (exit === undefined) link.post({ type: 'signal', name });
  };

  return {
    ready: isReady.promise,
    exit: hasEnded.promise,
    ports: () => ports,
    waitedMs: () => lateMs,
    async send(request, sendOptions = {}) {
      const { headers = [] } = request;
      if (isPackedByThem(headers) || isInOtherEncoding(headers)) await giveParts(headers);
      if (exit !== undefined) throw trouble ?? ended(exit);
      if (requests === undefined) throw refused(request.port ?? DEFAULT_PORT, []);
      return requests.send(request, sendOptions);
    },
    signal,
    async stop(graceMs = DEFAULT_GRACE_MS) {
      signal('SIGTERM');
      // One that does not even turn its loop has no use for more time.
      const askedAt = performance.now();
      link?.post({ type: 'ping' });
      const hangs = setTimeout(() => aliveAt < askedAt && killed('killed'), HANGS_AFTER_MS);
      const grace = setTimeout(() => killed('killed'), graceMs);
      const result = await hasEnded.promise;
      clearTimeout(hangs);
      clearTimeout(grace);
      return result;
    },
  };
}
