/** One terminal of a reader: types commands into a shell that remembers where it is, and hears what they print. */
import { spawn, type ChildProcess } from 'node:child_process';
import { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';

const STATE_FD = 3;
const ENDS_WITHIN_MS = 60_000;
/** What a program that goes on has to print. */
const PRINTS_WITHIN_MS = 20_000;

interface Command {
  readonly words: string;
  readonly child: ChildProcess;
  /** All lines so far; the last one may be unfinished. */
  readonly lines: () => readonly string[];
  readonly ended: Promise<number>;
  hasEnded: boolean;
}

function readable(stream: unknown): Readable {
  if (stream instanceof Readable) return stream;
  throw new Error('The shell has no such pipe.');
}

function linesOf(printed: string): readonly string[] {
  const lines = printed.replaceAll('\r\n', '\n').split('\n');
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}

export class Terminal {
  #folder: string;
  #status = 0;
  readonly #env: NodeJS.ProcessEnv;
  #command: Command | undefined;

  constructor(folder: string, env: NodeJS.ProcessEnv) {
    this.#folder = folder;
    this.#env = env;
  }

  get words(): string {
    return this.#command?.words ?? '';
  }

  get isBusy(): boolean {
    return this.#command?.hasEnded === false;
  }

  get lines(): readonly string[] {
    return this.#command?.lines() ?? [];
  }

  /** The exit code of the last command. */
  get status(): number {
    return this.#status;
  }

  type(words: string): void {
    // Each command has a process group of its own, as in a shell with a terminal; the shell itself knows `cd` and `$?`.
    const script = `(exit ${String(this.#status)})\n${words}\nstatus=$?; pwd >&${String(STATE_FD)}; exit $status`;
    const child = spawn('bash', ['-c', script], {
      cwd: this.#folder,
      env: this.#env,
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
      detached: true,
    });
    let printed = '';
    let folder = '';
    for (const stream of [child.stdout, child.stderr])
      readable(stream)
        .setEncoding('utf8')
        .on('data', (text: string) => (printed += text));
    readable(child.stdio[STATE_FD])
      .setEncoding('utf8')
      .on('data', (text: string) => (folder += text));
    const { promise, resolve, reject } = Promise.withResolvers<number>();
    const command: Command = { words, child, lines: () => linesOf(printed), ended: promise, hasEnded: false };
    this.#command = command;
    child.once('error', reject).once('close', (code) => {
      command.hasEnded = true;
      this.#status = code ?? 130;
      this.#folder = folder.trim() === '' ? this.#folder : folder.trim();
      resolve(this.#status);
    });
  }

  /** Ctrl+C: the whole group in the foreground gets the signal. */
  interrupt(): void {
    this.#signal('SIGINT');
  }

  kill(): void {
    this.#signal('SIGKILL');
  }

  #signal(name: NodeJS.Signals): void {
    const { child, hasEnded = true } = this.#command ?? {};
    // A group id of 0 or 1 would mean our own group, or everybody.
    if (hasEnded || child?.pid === undefined || child.pid <= 1) return;
    process.kill(-child.pid, name);
  }

  /** Undefined where it has not ended in time. */
  async awaitEnd(): Promise<number | undefined> {
    return Promise.race([this.#command?.ended, wait(ENDS_WITHIN_MS, undefined, { ref: false })]);
  }

  /** Returns when the condition holds, the command has ended, or the time is over. */
  async awaitLines(holds: (lines: readonly string[]) => boolean): Promise<void> {
    const deadline = performance.now() + PRINTS_WITHIN_MS;
    while (this.isBusy && !holds(this.lines) && performance.now() < deadline) await wait(25);
  }
}
