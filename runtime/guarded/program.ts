/** Starts the process of one guarded program. */
import { spawn, type ChildProcess } from 'node:child_process';
import { Duplex, Readable } from 'node:stream';
import { CONTROL_FD, LINK_FD } from './descriptors.ts';
import type { Engine } from './engine.ts';
import type { GuardedFolder } from './folder.ts';
import { OWN_NODE, OWN_PACKAGES } from './room.ts';
import { shieldedCommand } from './shield.ts';

const CPU_SECONDS = 20;
const FILE_BYTES = 8 * 1024 * 1024;
const PROCESSES = 256;
/** What this Node has mapped as data before a program has done anything. */
const NODE_DATA_BYTES = 640 * 1024 * 1024;

export interface GuardedProgram {
  readonly process: ChildProcess;
  readonly stderr: Readable;
  readonly stdout: Readable;
  readonly control: Readable;
  readonly link: Duplex;
  readonly kill: () => void;
}

interface ProgramOptions {
  readonly folder: GuardedFolder;
  readonly entry: string;
  readonly flags: readonly string[];
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly userId: number;
  readonly memoryBytes: number;
}

function readable(stream: unknown): Readable {
  if (stream instanceof Readable) return stream;
  throw new Error('The program has no such pipe.');
}

/** Its own process group, so that one signal reaches all of it. */
function killGroup({ pid }: ChildProcess): void {
  // A group id of 0 or 1 would mean our own group, or everybody.
  if (pid === undefined || pid <= 1) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

/** What Node is told: read the program's own folder, `/tmp` where that is its own, and the packages; write the former. */
export function permissionFlags(
  { shield, packages }: Pick<Engine, 'shield' | 'packages'>,
  path: string,
): readonly string[] {
  const own = shield === 'none' ? [path] : [path, '/tmp'];
  return [
    '--permission',
    ...own.flatMap((each) => [`--allow-fs-read=${each}/`, `--allow-fs-write=${each}/`]),
    ...(shield === 'none' ? [`--allow-fs-read=${packages}/`] : []),
  ];
}

interface CommandOptions {
  readonly folder: GuardedFolder;
  readonly userId: number;
  /** What follows Node and its permissions: flags, the entry, its arguments. */
  readonly rest: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly memoryBytes?: number;
}

export function guardedCommand(engine: Engine, options: CommandOptions): readonly [file: string, ...args: string[]] {
  const { folder, userId, rest, env, memoryBytes = 0 } = options;
  const node = engine.shield === 'none' ? engine.node : OWN_NODE;
  const room = { root: engine.root, given: folder.given, mounts: folder.mounts };
  // The watch ends it at its limit of memory; this one holds between two looks.
  const limits = {
    cpuSeconds: CPU_SECONDS,
    dataBytes: NODE_DATA_BYTES + memoryBytes,
    fileBytes: FILE_BYTES,
    processes: PROCESSES,
  };
  const command = [node, ...permissionFlags(engine, folder.path), ...rest];
  return shieldedCommand(engine.shield, command, { limits, userId, room, env });
}

export function startGuarded(engine: Engine, options: ProgramOptions): GuardedProgram {
  const { folder, entry, flags, args, env, userId, memoryBytes } = options;
  const heapMegabytes = Math.round(memoryBytes / 1024 / 1024 / 2);
  const packages = engine.shield === 'none' ? engine.packages : OWN_PACKAGES;
  const own = [`--max-old-space-size=${heapMegabytes}`, '--import', `${packages}/preload.mjs`];
  const rest = [...own, ...flags, entry, ...args];
  const [file, ...more] = guardedCommand(engine, { folder, userId, rest, env, memoryBytes });
  const spawned = spawn(file, more, {
    cwd: folder.given,
    env: engine.shield === 'none' ? { ...env } : {},
    stdio: ['ignore', 'pipe', 'pipe', 'pipe', 'pipe'],
    detached: true,
  });
  const link = spawned.stdio[LINK_FD];
  if (!(link instanceof Duplex)) throw new Error('The program has no link.');
  for (const stream of spawned.stdio) stream?.on('error', () => undefined);
  return {
    process: spawned,
    stdout: readable(spawned.stdio[1]),
    stderr: readable(spawned.stdio[2]),
    control: readable(spawned.stdio[CONTROL_FD]),
    link,
    kill: () => killGroup(spawned),
  };
}
