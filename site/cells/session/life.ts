/** What happens in the life of a started program, as events: what the timeline is drawn from. */
import { ExampleProblem, type Exit, type LogLine, type RunningExample, type SignalName } from '#runtime/contract.ts';
import { callWitness } from './witness.ts';

/** Milliseconds of the page's clock since the program was started. */
export type LifeEvent = { readonly atMs: number } & (
  | { readonly kind: 'started' }
  | { readonly kind: 'listening'; readonly port: number }
  | { readonly kind: 'port-closed' }
  | { readonly kind: 'sent'; readonly number: number; readonly request: string }
  /** A status, or why no response came. */
  | { readonly kind: 'ended'; readonly number: number; readonly end: number | 'cut' | 'refused' | 'given-up' | 'left' }
  | { readonly kind: 'printed'; readonly text: string; readonly stream: LogLine['stream'] }
  /** The event loop answered nothing for so long, until now. */
  | { readonly kind: 'blocked'; readonly forMs: number }
  | { readonly kind: 'signal'; readonly name: SignalName }
  | { readonly kind: 'exit'; readonly exit: Exit }
);

type Happening<E = LifeEvent> = E extends LifeEvent ? Omit<E, 'atMs'> : never;

const LOOK_EVERY_MS = 50;
const BLOCKED_FROM_MS = 120;
/** How much slower than this program's usual answers, on this machine, in this run. */
const BLOCKED_FROM_TIMES = 10;
const USUAL_ANSWERS = 20;
/** No program listens there: the worker's event loop itself refuses, and the program never hears of it. */
const CLOSED_PORT = 1;

function endFromProblem(problem: unknown): 'cut' | 'refused' | 'given-up' | 'left' {
  if (!(problem instanceof ExampleProblem)) throw problem;
  if (problem.kind === 'refused' || problem.kind === 'ended') return 'refused';
  if (problem.kind === 'aborted') return 'left';
  return problem.kind === 'cut' ? 'cut' : 'given-up';
}

function middleOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/**
 * Asks the event loop again and again, and tells when an answer was late although neither the page nor the machine was,
 * and the answers before were quicker. The first one says nothing: it may have come at the end of a slow start.
 */
function watchLoop(program: RunningExample, onBlocked: (forMs: number) => void): () => void {
  let askedAt: number | undefined;
  let lookedAt = performance.now();
  let pageLateMs = 0;
  const usual: number[] = [];
  const witness = callWitness();

  async function ask(): Promise<void> {
    askedAt = performance.now();
    pageLateMs = 0;
    const sentAt = askedAt;
    const lateBefore = witness.lateMs();
    try {
      await program.send({ method: 'GET', path: '/', port: CLOSED_PORT });
    } catch (problem) {
      if (!(problem instanceof ExampleProblem)) throw problem;
      const forMs = performance.now() - sentAt - Math.max(pageLateMs, witness.lateMs() - lateBefore);
      const isBlocked = forMs >= Math.max(BLOCKED_FROM_MS, BLOCKED_FROM_TIMES * middleOf(usual));
      if (problem.kind === 'refused' && usual.length > 0 && isBlocked) onBlocked(forMs);
      else usual.push(forMs);
      if (usual.length > USUAL_ANSWERS) usual.shift();
    }
    askedAt = undefined;
  }

  const timer = setInterval(() => {
    const now = performance.now();
    pageLateMs += Math.max(0, now - lookedAt - LOOK_EVERY_MS);
    lookedAt = now;
    if (askedAt === undefined) void ask();
  }, LOOK_EVERY_MS);
  return () => {
    clearInterval(timer);
    witness.dismiss();
  };
}

export function watchLife(
  start: (onLog: (line: LogLine) => void) => RunningExample,
  onEvent: (event: LifeEvent) => void,
): RunningExample {
  const startedAt = performance.now();
  const tell = (happening: Happening): void => onEvent({ ...happening, atMs: performance.now() - startedAt });
  tell({ kind: 'started' });
  let sent = 0;
  let isListening = false;
  const lookAtPorts = (): void => {
    const listens = program.ports().length > 0;
    if (isListening && !listens) tell({ kind: 'port-closed' });
    isListening = listens;
  };
  const program = start(({ text, stream }) => {
    // A port that was closed before a line was printed is told before it.
    if (isListening) lookAtPorts();
    tell({ kind: 'printed', text, stream });
  });
  const look = setInterval(lookAtPorts, LOOK_EVERY_MS);
  let stopWatching = (): void => undefined;
  program.ready.then(
    (port) => {
      isListening = true;
      tell({ kind: 'listening', port });
      stopWatching = watchLoop(program, (forMs) => tell({ kind: 'blocked', forMs }));
    },
    // Its exit tells more.
    () => undefined,
  );
  void program.exit.then((exit) => {
    clearInterval(look);
    stopWatching();
    if (isListening) tell({ kind: 'port-closed' });
    tell({ kind: 'exit', exit });
  });

  return {
    ...program,
    async send(request, options) {
      sent += 1;
      const number = sent;
      tell({ kind: 'sent', number, request: `${request.method} ${request.path}` });
      try {
        const response = await program.send(request, options);
        tell({ kind: 'ended', number, end: response.status });
        return response;
      } catch (problem) {
        tell({ kind: 'ended', number, end: endFromProblem(problem) });
        throw problem;
      }
    },
    stop(graceMs) {
      if (graceMs !== 0) tell({ kind: 'signal', name: 'SIGTERM' });
      return program.stop(graceMs);
    },
    signal(name) {
      tell({ kind: 'signal', name });
      program.signal(name);
    },
  };
}
