/** One example on the page: at most one started program, shared by its code cell and its request cells. */
import {
  ExampleProblem,
  type ExampleFiles,
  type Exit,
  type HttpRequest,
  type HttpResponse,
  type LogLine,
  type RunningExample,
  type SendOptions,
  type SignalName,
  type StartOptions,
  type WayStep,
} from '#runtime/contract.ts';
import type { LifeEvent } from './life.ts';
import { saidProblem, sentenceFromError, sentenceFromExit, sentenceFromProblem } from '../ground/sentences.ts';
import { say } from '../ground/page-words.ts';
import { loadedRuntime } from '../ground/runtime/page-runtime.ts';
import { listeningOrLate } from './listening.ts';

export type ExampleState = 'idle' | 'starting' | 'running' | 'stopped' | 'failed';

export interface SessionListener {
  readonly onState?: (state: ExampleState, sentence: string) => void;
  readonly onStart?: () => void;
  /** `origin` names the request that the line belongs to. */
  readonly onLine?: (line: LogLine, origin: string | undefined) => void;
  /** Where `tells` asks for it. */
  readonly onWay?: (way: readonly WayStep[], requestId: string | undefined) => void;
  /** Where `tells` asks for it. */
  readonly onLife?: (event: LifeEvent) => void;
}

export interface SessionSend extends SendOptions {
  readonly id: string;
  /** Its program is there, and it is on its way. */
  readonly onSending?: () => void;
}

type Variables = Readonly<Record<string, string>>;

export interface StartedWith {
  readonly files: ExampleFiles;
  readonly env: Variables;
}

export interface ProgramSource {
  readonly files: () => Promise<ExampleFiles>;
  readonly env: () => Promise<Variables>;
  /** Where the reader can change it. */
  readonly isChangedSince?: (started: StartedWith) => boolean;
}

/** After this long without a port the reader is told what is missing. */
const PORT_EXPECTED_MS = 2_500;

/** Why a program ended is told from its last lines. */
const LINES_KEPT = 1_000;

export class ExampleSession {
  readonly id: string;
  source: ProgramSource;
  /** Ids of the documented exchanges that the present program has answered. */
  readonly answered = new Set<string>();
  /** The source as it was when the present program started. */
  startedWith: StartedWith | undefined;
  /** What the cells of the page want to hear of the program, from its next start on. */
  readonly tells = { ways: false, life: false };
  #state: ExampleState = 'idle';
  #sentence = '';
  #program: RunningExample | undefined;
  /** What has been asked to end, and has not yet. */
  #stopping: RunningExample | undefined;
  #start: Promise<void> | undefined;
  #starts = 0;
  #lines: LogLine[] = [];
  readonly #origins = new Map<string, string>();
  readonly #listeners = new Set<SessionListener>();

  constructor(id: string, source: ProgramSource) {
    this.id = id;
    this.source = source;
  }

  /** For the reader: the program of an assignment is called like the assignment, and one of their own like its entry. */
  get name(): string {
    return this.id.replace(/^(assignment|scratch):/, '');
  }

  get state(): ExampleState {
    return this.#state;
  }

  get sentence(): string {
    return this.#sentence;
  }

  /** The program that runs is not what the reader sees any more. */
  get isStale(): boolean {
    return this.#state === 'running' && this.#isChanged;
  }

  get #isChanged(): boolean {
    if (this.#program === undefined || this.startedWith === undefined) return false;
    return this.source.isChangedSince?.(this.startedWith) ?? false;
  }

  /** Returns what ends the listening. */
  listen(listener: SessionListener): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  #show(state: ExampleState, sentence: string): void {
    this.#state = state;
    this.#sentence = sentence;
    for (const listener of this.#listeners) listener.onState?.(state, sentence);
  }

  /** The ports on which the program listens now. */
  get ports(): readonly number[] {
    return this.#program?.ports() ?? [];
  }

  /** Starts the program, again where it runs already. Never rejects: the state says what came of it, or that it has no port yet. */
  run(): Promise<void> {
    // One that runs but listens to nobody begins anew.
    if (this.#state === 'starting' && this.#start !== undefined && this.#program === undefined) {
      this.#show('starting', say('live.alreadyStarting'));
      return this.#start;
    }
    this.#start = this.#startProgram();
    return this.#start;
  }

  async #startProgram(): Promise<void> {
    const before = this.#program;
    this.#program = undefined;
    this.startedWith = undefined;
    this.#show('starting', '');
    this.answered.clear();
    this.#lines = [];
    for (const listener of this.#listeners) listener.onStart?.();
    try {
      const [runtime, files, env, life] = await Promise.all([
        loadedRuntime((words) => {
          if (this.#state === 'starting') this.#show('starting', words);
        }),
        this.source.files(),
        this.source.env(),
        this.tells.life ? import('./life.ts') : undefined,
      ]);
      await before?.stop(0);
      if (this.#state !== 'starting') return;
      this.startedWith = { files, env };
      this.#show('starting', '');
      const options = { env, ...(this.tells.ways && { onWay: this.#hearWay }) };
      const start = (onLog: StartOptions['onLog']): RunningExample =>
        runtime.start(files, {
          ...options,
          onLog: (line) => {
            this.#hear(line);
            onLog?.(line);
          },
        });
      const number = (this.#starts += 1);
      const hearLife = (event: LifeEvent): void => {
        // An earlier program may still have its end to tell.
        if (number === this.#starts) for (const listener of this.#listeners) listener.onLife?.(event);
      };
      const program = life === undefined ? start(undefined) : life.watchLife(start, hearLife);
      this.#program = program;
      void program.exit.then((exit) => this.#end(program, exit));
      await this.#awaitPort(program);
    } catch (error) {
      if (this.#state === 'starting') this.#show('failed', sentenceFromError(error));
    }
  }

  /** Until it listens or has ended; the reader is told what is missing, and waits no longer, where it is late. */
  async #awaitPort(program: RunningExample): Promise<void> {
    const late = Promise.withResolvers<undefined>();
    const patience = setTimeout(() => {
      if (this.#program === program) this.#show('starting', say('live.noPort'));
      late.resolve(undefined);
    }, PORT_EXPECTED_MS);
    const listening = program.ready.then(
      (port) => {
        if (this.#program === program) this.#show('running', say('live.listening', { port }));
      },
      (error: unknown) => {
        if (!(error instanceof ExampleProblem)) throw error;
      },
    );
    await Promise.race([listening, program.exit, late.promise]);
    clearTimeout(patience);
  }

  #hear(line: LogLine): void {
    this.#lines.push(line);
    if (this.#lines.length > 2 * LINES_KEPT) this.#lines = this.#lines.slice(-LINES_KEPT);
    const origin = line.requestId === undefined ? undefined : this.#origins.get(line.requestId);
    for (const listener of this.#listeners) listener.onLine?.(line, origin);
  }

  readonly #hearWay: NonNullable<StartOptions['onWay']> = (way, requestId) => {
    for (const listener of this.#listeners) listener.onWay?.(way, requestId);
  };

  async #end(program: RunningExample, exit: Exit): Promise<void> {
    // Where it was never there, that is what ended it.
    const problem: unknown = await program.ready.catch((error: unknown) => error);
    const isFine = exit.reason === 'exited' && (exit.code === 0 || exit.signal !== null);
    const sentence = isFine ? sentenceFromExit(exit) : await this.#failureOf(exit);
    if (this.#program !== program) return;
    this.#program = undefined;
    if (problem instanceof ExampleProblem && problem.kind === 'unsupported') {
      this.#show('failed', sentenceFromProblem(problem));
      return;
    }
    this.#show(isFine ? 'stopped' : 'failed', sentence);
  }

  async #failureOf(exit: Exit): Promise<string> {
    try {
      return (await import('../ground/failure-sentence.ts')).sentenceFromFailure(exit, this.#lines);
    } catch (error) {
      return sentenceFromError(error);
    }
  }

  #hasProgram(): boolean {
    return this.#program !== undefined;
  }

  /** Asks the program to end; asked a second time, it has no more time to. */
  async stop(): Promise<void> {
    const program = this.#program;
    if (program === undefined) {
      if (this.#stopping !== undefined) await this.#stopping.stop(0);
      else if (this.#state === 'starting') this.#show('stopped', say('live.stopped'));
      return;
    }
    this.#program = undefined;
    this.#stopping = program;
    this.#show(this.#state, say('live.stopping'));
    const { reason } = await program.stop();
    if (this.#stopping === program) this.#stopping = undefined;
    if (!this.#hasProgram()) this.#show('stopped', say(reason === 'killed' ? 'live.stoppedByForce' : 'live.stopped'));
  }

  /** As a terminal or a container platform would. */
  signal(name: SignalName): void {
    this.#program?.signal(name);
  }

  /** Starts the program where none runs. Rejects with an ExampleProblem where it does not start, or is given up. */
  async awaitRunning(signal?: AbortSignal): Promise<RunningExample> {
    const isStarting = this.#state === 'starting' && !this.#isChanged;
    if (this.#state !== 'running' && !isStarting) void this.run();
    await listeningOrLate(this, signal);
    if (this.#program !== undefined && this.#state === 'running') return this.#program;
    throw saidProblem('ended', say('live.notStarted', { example: this.name, reason: this.#sentence }));
  }

  async send(request: HttpRequest, { onSending, ...options }: SessionSend): Promise<HttpResponse> {
    const program = await this.awaitRunning(options.signal);
    onSending?.();
    this.#origins.set(options.id, `${request.method} ${request.path}`);
    return program.send(request, options);
  }
}
