/** What of this machine stands between a guarded program and everything else, as the command line that starts it. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/**
 * own-user: started by root; a user id of its own for each program, and namespaces of its own.
 * namespaces: started by anyone else; user, process and network namespaces of its own.
 * none: only Node's permission model, which says of itself that it does not hold against malicious code.
 */
export type Shield = 'own-user' | 'namespaces' | 'none';

export interface Limits {
  readonly cpuSeconds: number;
  readonly dataBytes: number;
  readonly fileBytes: number;
  readonly processes: number;
}

/** The user ids from here on belong to nobody on a usual machine. */
export const FIRST_USER_ID = 59_000;

function tool(name: string): string | undefined {
  return [`/usr/bin/${name}`, `/bin/${name}`].find((path) => existsSync(path));
}

const setpriv = tool('setpriv');
const unshare = tool('unshare');
const prlimit = tool('prlimit');

const NAMESPACES = ['--pid', '--net', '--ipc', '--mount', '--fork', '--kill-child', '--mount-proc', '--'];
/** The kernel ends it with its parent, even where it is stuck in a loop; set again behind each step that clears it. */
const WITH_PARENT = ['--pdeathsig', 'KILL'];
const WITHOUT_RIGHTS = ['--no-new-privs', '--bounding-set=-all', '--inh-caps=-all'];

/** @param userId for `own-user` */
export function shieldedCommand(
  shield: Shield,
  command: readonly string[],
  limits: Limits,
  userId: number,
): readonly [file: string, ...args: string[]] {
  if (shield === 'none' || setpriv === undefined || unshare === undefined || prlimit === undefined) {
    const [file = '', ...args] = command;
    return [file, ...args];
  }
  const limited = [
    prlimit,
    `--cpu=${limits.cpuSeconds}`,
    `--data=${limits.dataBytes}`,
    `--fsize=${limits.fileBytes}`,
    `--nproc=${limits.processes}`,
    '--nofile=256',
    '--core=0',
    '--',
  ];
  if (shield === 'own-user') {
    const id = String(userId);
    const drop = [setpriv, ...WITH_PARENT, ...WITHOUT_RIGHTS, '--reuid', id, '--regid', id, '--clear-groups', '--'];
    return [setpriv, ...WITH_PARENT, '--', unshare, ...NAMESPACES, ...limited, ...drop, ...command];
  }
  const inside = [unshare, ...NAMESPACES, ...limited, setpriv, ...WITH_PARENT, ...WITHOUT_RIGHTS, '--', ...command];
  return [unshare, '--user', '--map-root-user', '--', setpriv, ...WITH_PARENT, '--', ...inside];
}

const SMALL: Limits = { cpuSeconds: 5, dataBytes: 100_000_000, fileBytes: 1_000, processes: 64 };

function works(shield: Shield): boolean {
  const [file, ...args] = shieldedCommand(shield, ['/bin/sh', '-c', 'echo $$'], SMALL, FIRST_USER_ID);
  const { status, stdout } = spawnSync(file, args, { env: {}, encoding: 'utf8', timeout: 10_000 });
  // The first process of its own namespace: the steps before were not left out in silence.
  return status === 0 && stdout.trim() === '1';
}

/** The best shield that works here, found by trying. Root without a user id to drop to has none. */
export function findShield(): Shield {
  if (process.platform !== 'linux' || setpriv === undefined || unshare === undefined || prlimit === undefined)
    return 'none';
  if (process.getuid?.() === 0) return works('own-user') ? 'own-user' : 'none';
  return works('namespaces') ? 'namespaces' : 'none';
}
