/** Starts the process of one example, and makes sure that it cannot outlive us. */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { Readable, Writable } from 'node:stream';
import { compiledFolder } from './compile-cache.ts';
import { CONTROL_FD, LINK_FD } from './descriptors.ts';
import type { Loopback } from './loopback.ts';
import type { ChildPlan } from './preload.ts';

export interface Child {
  readonly process: ChildProcess;
  readonly stdout: Readable;
  readonly stderr: Readable;
  readonly control: Readable;
  readonly link: Writable;
  /** Ends the child and all that it started. */
  readonly kill: () => void;
}

/** Where util-linux is there, the kernel ends the child with its parent, even one that is stuck in a loop. */
const setpriv = ['/usr/bin/setpriv', '/bin/setpriv'].find((path) => existsSync(path));

const started = new Set<Child>();
process.on('exit', () => {
  for (const child of started) child.kill();
});

function readable(stream: unknown): Readable {
  if (stream instanceof Readable) return stream;
  throw new Error('The child has no such pipe.');
}

/**
 * What to give to `--import`. A name of its own for each child, like a query behind the file's, would make Node compile
 * the file anew each time.
 */
function preloadWith(plan: ChildPlan): string {
  const file = new URL('./preload.ts', import.meta.url).href;
  const program = `import { prepare } from ${JSON.stringify(file)}; prepare(${JSON.stringify(plan)});`;
  return `data:text/javascript,${encodeURIComponent(program)}`;
}

export interface ChildOptions {
  readonly entry: string;
  readonly flags: readonly string[];
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Whether it tells the way of each request. */
  readonly tellsWay: boolean;
  readonly loopback: Loopback;
}

export function startChild(folder: string, { entry, flags, args, env, tellsWay, loopback }: ChildOptions): Child {
  const compiled = compiledFolder();
  const plan: ChildPlan = { ...loopback, parent: process.pid, tellsWay, ...(compiled !== undefined && { compiled }) };
  const command = [process.execPath, '--import', preloadWith(plan), ...flags, entry, ...args];
  const [file = '', ...rest] =
    process.platform === 'linux' && setpriv !== undefined
      ? [setpriv, '--pdeathsig', 'KILL', '--', ...command]
      : command;
  const spawned = spawn(file, rest, {
    cwd: folder,
    env: { ...(compiled !== undefined && { NODE_COMPILE_CACHE: compiled }), ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
  });
  const link = spawned.stdio[LINK_FD];
  if (!(link instanceof Writable)) throw new Error('The child has no link pipe.');
  // A child that ends while we ask it closes the pipe under our feet; its exit says all there is to say.
  link.on('error', () => undefined);
  const child: Child = {
    process: spawned,
    stdout: readable(spawned.stdio[1]),
    stderr: readable(spawned.stdio[2]),
    control: readable(spawned.stdio[CONTROL_FD]),
    link,
    kill: () => killGroup(spawned),
  };
  started.add(child);
  spawned.once('close', () => started.delete(child));
  return child;
}

function killGroup(spawned: ChildProcess): void {
  const { pid } = spawned;
  // A group id of 0 or 1 would mean our own group, or everybody.
  if (pid === undefined || pid <= 1) return;
  if (process.platform === 'win32') {
    spawned.kill('SIGKILL');
    return;
  }
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
