/** Runs a command as one tree in a process and network namespace of its own, and tells what became of it. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { z } from 'zod';

const outcome = z.object({
  code: z.int().nullable(),
  isLate: z.boolean(),
  printed: z.string(),
  left: z.array(z.string()),
});
export type Outcome = z.infer<typeof outcome>;

export interface NamespaceOptions {
  readonly withinMs: number;
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  /** Whether the command finds itself as root of the namespace, or as the one who runs the tests. */
  readonly asMappedRoot: boolean;
  /** Another user than the one who runs the tests; only root can become one. */
  readonly userId?: number | undefined;
}

/** 1.5 GB: what asks for more dies of it before the machine does. */
const DATA = '--data=1500000000';

export function inNamespace(command: readonly string[], options: NamespaceOptions): Promise<Outcome> {
  const { withinMs, env, cwd, asMappedRoot, userId } = options;
  const isRoot = process.getuid?.() === 0 && userId === undefined;
  const somebody =
    userId === undefined ? [] : ['setpriv', `--reuid=${userId}`, `--regid=${userId}`, '--clear-groups', '--'];
  const user = asMappedRoot ? ['--user', '--map-root-user'] : isRoot ? [] : ['--user', '--map-current-user'];
  const [file, ...args] = [
    ...somebody,
    'unshare',
    ...user,
    '--pid',
    '--fork',
    '--kill-child',
    '--mount-proc',
    '--net',
    '--',
    'prlimit',
    DATA,
    '--core=0',
    '--',
  ];
  const first = [process.execPath, join(import.meta.dirname, 'first-process.ts'), String(withinMs)];
  const child = spawn(file, [...args, ...first, ...command], {
    cwd,
    env: { PATH: process.env['PATH'] ?? '', ...env },
  });
  let told = '';
  let complained = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (told += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complained += text));
  return new Promise((resolve, reject) => {
    child.once('error', reject).once('close', () => {
      if (told === '') reject(new Error(`The namespace told nothing: ${complained}`));
      else resolve(outcome.parse(JSON.parse(told)));
    });
  });
}
