/** Starts the process of one example, and makes sure that it cannot outlive us. */
import { spawn, type ChildProcess } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { existsSync } from 'node:fs';
import { Readable, Writable } from 'node:stream';
import { CONTROL_FD, LINK_FD } from './descriptors.ts';

export interface Child {
  readonly process: ChildProcess;
  /** The loopback address that this child's servers listen on. */
  readonly address: string;
  readonly stdout: Readable;
  readonly stderr: Readable;
  readonly control: Readable;
  readonly link: Writable;
  /** Ends the child and all that it started. */
  readonly kill: () => void;
}

/**
 * All of 127.0.0.0/8 is loopback on Linux, so each child may listen on 3000 at an address of its own.
 * Elsewhere there is only 127.0.0.1, and two programs on one port collide as they would without us.
 */
function loopbackAddress(): string {
  if (process.platform !== 'linux') return '127.0.0.1';
  return `127.${String(randomInt(1, 255))}.${String(randomInt(0, 256))}.${String(randomInt(1, 255))}`;
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

export interface ChildOptions {
  readonly entry: string;
  readonly flags: readonly string[];
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Whether it tells the way of each request. */
  readonly tellsWay: boolean;
  /** One of its own unless told. */
  readonly address?: string | undefined;
}

export function startChild(
  folder: string,
  { entry, flags, args, env, tellsWay, address = loopbackAddress() }: ChildOptions,
): Child {
  const told = `address=${address}&parent=${process.pid}${tellsWay ? '&way' : ''}`;
  const preload = new URL(`./preload.ts?${told}`, import.meta.url);
  const command = [process.execPath, '--import', preload.href, ...flags, entry, ...args];
  const [file = '', ...rest] =
    process.platform === 'linux' && setpriv !== undefined
      ? [setpriv, '--pdeathsig', 'KILL', '--', ...command]
      : command;
  const spawned = spawn(file, rest, {
    cwd: folder,
    env: { ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
  });
  const link = spawned.stdio[LINK_FD];
  if (!(link instanceof Writable)) throw new Error('The child has no link pipe.');
  // A child that ends while we ask it closes the pipe under our feet; its exit says all there is to say.
  link.on('error', () => undefined);
  const child: Child = {
    process: spawned,
    address,
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
