import { setFrame } from './ground/async-context.ts';
import { allBindings } from './bindings/all.ts';
import { onDestroyed } from './bindings/async/async-wrap.ts';
import { onUncaughtError } from './bindings/errors.ts';
import { watchPorts } from './bindings/network/loopback.ts';
import { describingPromises } from './bindings/async/promise-context.ts';
import { reportHandledRejection, reportRejection } from './bindings/async/task-queue.ts';
import { timersBinding } from './bindings/async/timers.ts';
import { warmUp } from './modules/link.ts';
import { commonPackages } from './modules/resolve.ts';
import type { ToWorker } from './protocol.ts';
import { addPart } from './worker/shared.ts';
import { standIns } from './stand-ins.ts';
import { abortRequest, sendRequest } from './worker/client.ts';
import { giveV8Words } from './ground/engine-words.ts';
import { connectLoop, enter, isAlive, post, threw } from './ground/event-loop.ts';
import { hideForeign, setGlobals } from './program/globals.ts';
import { watchMemory } from './program/memory.ts';
import { hearHostErrors, watchHostErrors } from './ground/host-errors.ts';
import { host } from './ground/host.ts';
import {
  callMember,
  connectLibrary,
  internalFunction,
  internalMember,
  loadBuiltin,
  member,
  runScript,
  watchLoads,
} from './ground/library.ts';
import { giveIterators } from './ground/iterators.ts';
import { connectLink, tell } from './ground/link.ts';
import { threads } from './ground/parts.ts';
import { endWhenIdle, makeFolders, runProgram } from './program/program.ts';
import { endRehearsal, rehearse } from './worker/rehearsal.ts';
import { connectSignals, end, furnishProcess, newProcess, processMethods, signalNumber } from './program/process.ts';
import { cleanStacks } from './ground/positions/stack.ts';
import { giveV8Stacks, isV8, ownStack } from './ground/positions/v8-stack.ts';
import { yieldToMicrotasks } from './ground/timer-yield.ts';
import { captureMethods, handleUncaught } from './program/uncaught.ts';

/** The worker: boots Node's library over our bindings, then waits for a program. */

const process = newProcess();
/** A program does not find it. */
const RejectionEvent = globalThis.PromiseRejectionEvent;

/** Node's library takes them from the engine; Firefox has them from 141 on. */
function giveDisposeSymbols(): void {
  for (const name of ['dispose', 'asyncDispose']) {
    if (!(name in Symbol)) Object.defineProperty(Symbol, name, { value: Symbol(`Symbol.${name}`) });
  }
}

function boot(): void {
  // All before the primordials are taken from the engine.
  giveV8Stacks();
  if (!isV8) giveV8Words();
  giveDisposeSymbols();
  giveIterators();
  const primordials = {};
  const bindings = allBindings(processMethods);
  const privateSymbols: unknown = member(bindings['util'], 'privateSymbols');
  const noRequire = (): undefined => undefined;
  const asBinding = (name: string): object => bindings[name] ?? {};
  connectLibrary({ process, primordials, bindings, standIns });
  describingPromises(() => {
    const module = { exports: {} };
    runScript('internal/per_context/primordials', {}, noRequire, module, privateSymbols, asBinding, primordials);
  });

  furnishProcess(process);
  Object.assign(process, captureMethods);
  const queue = internalFunction('internal/process/task_queues', 'setupTaskQueue')();
  Object.assign(process, { nextTick: member(queue, 'nextTick'), _tickCallback: member(queue, 'runNextTicks') });
  const callbacks = internalFunction('internal/timers', 'getTimerCallbacks')(yieldToMicrotasks);
  timersBinding.setupTimers(
    () => void callMember(callbacks, 'processImmediate'),
    (now) => Number(callMember(callbacks, 'processTimers', now)),
  );
  // Looking at it is what switches Node's async context frames on.
  member(loadBuiltin('internal/async_context_frame'), 'enabled');
  loadBuiltin('fs');
  setGlobals(process);
  makeFolders();
  cleanStacks();

  const onError = (error: unknown, fromPromise = false): void => {
    setFrame(undefined);
    handleUncaught(process, error, fromPromise);
  };
  connectLoop({ onError, onIdle: () => endWhenIdle(process, isAlive) });
  onUncaughtError(onError);
  const hooks = internalMember('internal/async_hooks', 'nativeHooks');
  onDestroyed((asyncId) => void callMember(hooks, 'destroy', asyncId));
  watchHost();
  connectSignals(receiveSignal);
  hideForeign();
  watchMemory();
}

/**
 * Told when `listening` was handled, as Node's runtime does it: what its handlers print is of no request. The ticks
 * that wait now are drained at the end of the first of the two tasks.
 */
function tellPorts(ports: readonly number[]): void {
  post(() => post(() => tell({ type: 'ports', ports })));
}

/** What is told by events: an error in what the browser calls by itself, as a microtask, and what becomes of promises. */
function watchHost(): void {
  const scope: EventTarget = globalThis;
  watchHostErrors();
  // WebKit gives the error to nobody whose address is a blob.
  hearHostErrors(({ error, message }) => threw(error ?? new Error(message)));
  scope.addEventListener('unhandledrejection', (event) => {
    event.preventDefault();
    if (!(event instanceof RejectionEvent)) return;
    ownStack(event.reason);
    enter(() => reportRejection(event.promise, event.reason));
  });
  scope.addEventListener('rejectionhandled', (event) => {
    event.preventDefault();
    if (event instanceof RejectionEvent) enter(() => reportHandledRejection(event.promise));
  });
}

function receiveSignal(name: string): void {
  enter(() => {
    const handled = callMember(process, 'emit', name, name, signalNumber(name));
    if (handled !== true) end(null, name);
  });
}

/** Of the modules of Node and of packages; none of them is the program's own, which may hang. */
const SIGN_EVERY_MS = 500;

function tellLoads(): void {
  let toldAt = host.now();
  watchLoads(() => {
    if (host.now() - toldAt < SIGN_EVERY_MS) return;
    toldAt = host.now();
    tell({ type: 'alive' });
  });
}

let waits = true;

/** Whether no program has come yet. */
function isWaiting(): boolean {
  return waits;
}

type Heard = Exclude<ToWorker, { type: 'credit' }>;

/** What came behind a signal that is still to be received: a late worker hears of both at once. */
let behindSignal: Heard[] | undefined;

function hearSignal(name: Extract<Heard, { type: 'signal' }>['name']): void {
  behindSignal = [];
  // A request that came before it has been accepted and read by then, however late the worker hears of both.
  post(() =>
    post(() =>
      post(() => {
        const held = behindSignal ?? [];
        behindSignal = undefined;
        receiveSignal(name);
        held.forEach(hear);
      }),
    ),
  );
}

function hear(message: Heard): void {
  const { type } = message;
  if (behindSignal !== undefined && (type === 'request' || type === 'abort' || type === 'signal')) {
    behindSignal.push(message);
    return;
  }
  switch (message.type) {
    case 'thread':
      endRehearsal();
      waits = false;
      message.parts.forEach(addPart);
      threads()?.start(message, process);
      break;
    case 'run':
      endRehearsal();
      waits = false;
      message.parts.forEach(addPart);
      watchPorts(tellPorts);
      tellLoads();
      runProgram(message, process);
      break;
    case 'parts':
      message.parts.forEach(addPart);
      break;
    case 'thread-ended':
      threads()?.ended(message.number, message.code, message.problem);
      break;
    case 'request':
      sendRequest(message);
      break;
    case 'abort':
      abortRequest(message.number);
      break;
    case 'signal':
      hearSignal(message.name);
      break;
    case 'warm-up':
      void warm();
      break;
    case 'ping':
      // By a turn of the loop: one that ticks keep from turning is not alive.
      post(() => tell({ type: 'alive' }));
  }
}

/** A worker that waits for its program gets ready for it. */
async function warm(): Promise<void> {
  if (!isWaiting()) return;
  await warmUp(commonPackages);
  if (isWaiting()) await rehearse();
  tell({ type: 'warm' });
}

connectLink(hear);

try {
  boot();
} catch (error) {
  // The frame only hears the message; whoever mends the runtime wants the place.
  host.console.error(error instanceof Error ? error.stack : error);
  throw error;
}
