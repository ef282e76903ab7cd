/** What of this machine stands between a guarded program and everything else, as the command line that starts it. */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeWhole } from './remove.ts';
import { furnishRoot, mountsOf, OWN_FOLDER, OWN_NODE, OWN_SETPRIV } from './room.ts';
import { tool } from './tools.ts';

/**
 * own-user: started by root; a user id of its own for each program, and namespaces of its own.
 * namespaces: started by anyone else; user, process and network namespaces of its own.
 * none: only Node's permission model, which says of itself that it does not hold against malicious code.
 */
export type Shield = 'own-user' | 'namespaces' | 'none';

/** Whose root a shielded command gets, as `room.ts` furnishes it. */
export interface Room {
  readonly root: string;
  /** What is copied into the program's folder. */
  readonly given: string;
  /** The mounts, as fstab(5) has them. */
  readonly mounts: string;
}

export interface Limits {
  readonly cpuSeconds: number;
  readonly dataBytes: number;
  readonly fileBytes: number;
  readonly processes: number;
}

/** The user ids from here on belong to nobody on a usual machine. */
export const FIRST_USER_ID = 59_000;

const setpriv = tool('setpriv');
const unshare = tool('unshare');
const prlimit = tool('prlimit');

const SHELL = '/bin/sh';
const NAMESPACES = ['--pid', '--net', '--ipc', '--uts', '--mount', '--fork', '--kill-child', '--mount-proc', '--'];
/** What is said where the root cannot be made: then nothing was run, and the fault is ours. */
export const NO_ROOM = '{"type":"no-room"}';
/** All mounts at once: each `mount` is a process. In the namespaces, with their rights, and before the program. */
const FURNISH = `mount --all --fstab "$1" && cp -a "$2/." "$3" || { echo '${NO_ROOM}' >&3; exit 1; }; shift 3; exec "$@"`;
/** The kernel ends it with its parent, even where it is stuck in a loop; set again behind each step that clears it. */
const WITH_PARENT = ['--pdeathsig', 'KILL'];
const WITHOUT_RIGHTS = ['--no-new-privs', '--bounding-set=-all', '--inh-caps=-all'];

interface Shielding {
  readonly limits: Limits;
  /** For `own-user`. */
  readonly userId: number;
  readonly room: Room;
  /** The program's whole environment; a shell on the way may add to what it is given itself. */
  readonly env: Readonly<Record<string, string>>;
}

/** @param command by its paths inside the room */
export function shieldedCommand(
  shield: Shield,
  command: readonly string[],
  { limits, userId, room, env }: Shielding,
): readonly [file: string, ...args: string[]] {
  if (shield === 'none' || setpriv === undefined || unshare === undefined || prlimit === undefined) {
    const [file = '', ...args] = command;
    return [file, ...args];
  }
  const entered = [unshare, `--root=${room.root}`, `--wd=${OWN_FOLDER}`, '--'];
  const limited = [
    ...[SHELL, '-c', FURNISH, SHELL, room.mounts, room.given, join(room.root, OWN_FOLDER)],
    ...['/usr/bin/env', '-i', '--', ...Object.entries(env).map(([name, value]) => `${name}=${value}`)],
    prlimit,
    `--cpu=${limits.cpuSeconds}`,
    `--data=${limits.dataBytes}`,
    `--fsize=${limits.fileBytes}`,
    `--nproc=${limits.processes}`,
    '--nofile=256',
    '--core=0',
    '--',
    ...entered,
  ];
  if (shield === 'own-user') {
    const id = String(userId);
    const drop = [OWN_SETPRIV, ...WITH_PARENT, ...WITHOUT_RIGHTS, '--reuid', id, '--regid', id, '--clear-groups', '--'];
    return [setpriv, ...WITH_PARENT, '--', unshare, ...NAMESPACES, ...limited, ...drop, ...command];
  }
  const inside = [unshare, ...NAMESPACES, ...limited, OWN_SETPRIV, ...WITH_PARENT, ...WITHOUT_RIGHTS, '--', ...command];
  return [unshare, '--user', '--map-root-user', '--', setpriv, ...WITH_PARENT, '--', ...inside];
}

const SMALL: Limits = { cpuSeconds: 5, dataBytes: 100_000_000, fileBytes: 1_000, processes: 64 };

/** Whether it works, and whoever runs in it finds itself the first process in a root that holds what it must. */
function works(shield: Shield): boolean {
  const place = mkdtempSync(join(tmpdir(), 'express-notebook-shield-'));
  try {
    const room = { root: join(place, 'root'), given: join(place, 'given'), mounts: join(place, 'mounts') };
    chmodSync(place, 0o711);
    mkdirSync(room.given);
    furnishRoot(room.root, SHELL);
    writeFileSync(room.mounts, mountsOf(room.root, shield === 'own-user' ? FIRST_USER_ID : 0));
    const command = [OWN_NODE, '-c', 'echo $$ /*'];
    const shielding = { limits: SMALL, userId: FIRST_USER_ID, room, env: {} };
    const [file, ...args] = shieldedCommand(shield, command, shielding);
    const { status, stdout } = spawnSync(file, args, {
      env: {},
      encoding: 'utf8',
      timeout: 10_000,
      stdio: ['ignore', 'pipe', 'ignore', 'ignore'],
    });
    // The steps before were not left out in silence.
    return status === 0 && /^1 \/app \/bin( \/lib\w*)* \/packages \/proc \/tmp$/.test(stdout.trim());
  } finally {
    removeWhole(place);
  }
}

/** The best shield that works here, found by trying. Root without a user id to drop to has none. */
export function findShield(): Shield {
  if (process.platform !== 'linux' || setpriv === undefined || unshare === undefined || prlimit === undefined)
    return 'none';
  if (process.getuid?.() === 0) return works('own-user') ? 'own-user' : 'none';
  return works('namespaces') ? 'namespaces' : 'none';
}
