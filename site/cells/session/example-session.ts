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
import { sentenceFromExit, sentenceFromFailure, sentenceFromProblem } from '../ground/sentences.ts';
import { say } from '../ground/page-words.ts';
import { pageRuntime } from '../ground/runtime/page-runtime.ts';

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
    if (this.#state !== 'running' || this.startedWith === undefined) return false;
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

  /** Starts the program, again where it runs already. Never rejects: the state says what came of it. */
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
    this.#show('starting', '');
    this.answered.clear();
    this.#lines = [];
    for (const listener of this.#listeners) listener.onStart?.();
    try {
      const [runtime, files, env, life] = await Promise.all([
        pageRuntime(),
        this.source.files(),
        this.source.env(),
        this.tells.life ? import('./life.ts') : undefined,
      ]);
      await before?.stop(0);
      if (this.#state !== 'starting') return;
      this.startedWith = { files, env };
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
      void program.exit.then((exit) => {
        this.#end(program, exit);
      });
      await this.#awaitPort(program);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.#show('failed', error instanceof ExampleProblem ? reason : say('live.broken', { reason }));
    }
  }

  async #awaitPort(program: RunningExample): Promise<void> {
    const patience = setTimeout(() => {
      if (this.#program === program) this.#show('starting', say('live.noPort'));
    }, PORT_EXPECTED_MS);
    try {
      const port = await program.ready;
      if (this.#program === program) this.#show('running', say('live.listening', { port }));
    } catch (error) {
      if (!(error instanceof ExampleProblem)) throw error;
      const exit = error.kind === 'ended-before-listening' ? await program.exit : undefined;
      if (exit === undefined && this.#program === program) this.#show('failed', sentenceFromProblem(error));
    } finally {
      clearTimeout(patience);
    }
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

  #end(program: RunningExample, exit: Exit): void {
    if (this.#program !== program) return;
    this.#program = undefined;
    const isFine = exit.reason === 'exited' && (exit.code === 0 || exit.signal !== null);
    if (isFine) this.#show('stopped', sentenceFromExit(exit));
    else this.#show('failed', sentenceFromFailure(exit, this.#lines));
  }

  #hasProgram(): boolean {
    return this.#program !== undefined;
  }

  async stop(): Promise<void> {
    const program = this.#program;
    if (program === undefined) {
      if (this.#state === 'starting') this.#show('stopped', say('live.stopped'));
      return;
    }
    this.#program = undefined;
    this.#show(this.#state, say('live.stopping'));
    await program.stop();
    if (!this.#hasProgram()) this.#show('stopped', say('live.stopped'));
  }

  /** As a terminal or a container platform would. */
  signal(name: SignalName): void {
    this.#program?.signal(name);
  }

  /** Starts the program where none runs. Rejects with an ExampleProblem where it does not start. */
  async awaitRunning(): Promise<RunningExample> {
    if (this.#state !== 'running') await this.run();
    if (this.#program !== undefined && this.#state === 'running') return this.#program;
    throw new ExampleProblem('ended', say('live.notStarted', { example: this.name, reason: this.#sentence }));
  }

  async send(request: HttpRequest, options: SendOptions & { readonly id: string }): Promise<HttpResponse> {
    const program = await this.awaitRunning();
    this.#origins.set(options.id, `${request.method} ${request.path}`);
    return program.send(request, options);
  }
}
