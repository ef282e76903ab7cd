/** Children of a command: what ends the command ends them first, and it ends when they have. */
import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { constants } from 'node:os';

const ENDING = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
type Ending = (typeof ENDING)[number];

interface Child {
  readonly process: ChildProcess;
  /** Leads a group of its own: what it has started gets the signal, too, as from a terminal. */
  readonly isGroup: boolean;
}

const underWay = new Set<Child>();
let endedBy: Ending | undefined;

function signalTo({ process: child, isGroup }: Child, signal: Ending): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  if (!isGroup) child.kill(signal);
  // Many tools tidy up at a Ctrl+C alone.
  else process.kill(-child.pid, 'SIGINT');
}

function endAll(signal: Ending): void {
  if (endedBy !== undefined) return;
  endedBy = signal;
  for (const each of underWay) signalTo(each, signal);
}

/** Whether nothing more may be begun: this process ends with the last of its children. */
export const isEnding = (): boolean => endedBy !== undefined;

const PARENT_LOOKED_FOR_MS = 500;
let isWatched = false;

/** The shell in which npm runs a command keeps a signal for itself. Who is left alone by it ends as if told to. */
export function endWithNpm(): void {
  if (isWatched || process.env['npm_lifecycle_event'] === undefined) return;
  isWatched = true;
  const { ppid } = process;
  const look = (): void => {
    if (process.ppid !== ppid) process.kill(process.pid, 'SIGTERM');
  };
  setInterval(look, PARENT_LOOKED_FOR_MS).unref();
}

export interface ChildOptions extends SpawnOptions {
  /** Not on Windows, which has no such groups. */
  readonly isGroup?: boolean;
}

/**
 * Starts it. Until it is over, a signal that ends this process goes to it instead; when the last child is over, this
 * process ends as the signal says.
 */
export function startChild(file: string, args: readonly string[], options: ChildOptions = {}): ChildProcess {
  endWithNpm();
  const isGroup = options.isGroup === true && process.platform !== 'win32';
  const child = { process: spawn(file, args, { ...options, detached: isGroup }), isGroup };
  if (underWay.size === 0) for (const signal of ENDING) process.on(signal, endAll);
  underWay.add(child);
  const over = (): void => {
    underWay.delete(child);
    if (underWay.size > 0) return;
    for (const signal of ENDING) process.off(signal, endAll);
    if (endedBy !== undefined) process.exit(128 + constants.signals[endedBy]);
  };
  // `exit`, not `close`: what a grandchild still writes holds nobody up.
  child.process.once('exit', over).once('error', over);
  return child.process;
}

/** Runs this Node on the screen of this process. @returns its exit code, 1 where a signal has ended it */
export async function runNode(args: readonly string[], options: SpawnOptions = {}): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  startChild(process.execPath, args, { stdio: 'inherit', ...options })
    .once('exit', (code) => resolve(code ?? 1))
    .once('error', reject);
  return promise;
}
