/**
 * What a guarded program sees of the machine: a root of its own with the Node that grades, the packages and its folder, and
 * nothing else. Only its folder and `/tmp` can be written, both lie in memory, both are limited, and both end with it.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { tool } from './tools.ts';

/** Where the program's folder lies in its root. */
export const OWN_FOLDER = '/app';
/** Where the packages lie in its root: where they lie for everybody. */
export const OWN_PACKAGES = '/app/node_modules';
export const OWN_NODE = '/bin/node';
export const OWN_SETPRIV = '/bin/setpriv';

const OWN_FOLDER_BYTES = 32 * 1024 * 1024;
const TEMPORARY_BYTES = 8 * 1024 * 1024;
/** An empty file takes room of the kernel, too. */
const FILES = 4_096;

/** The libraries that the kernel loads with it, as `ldd` says. */
function librariesOf(binary: string): readonly string[] {
  const { stdout, status } = spawnSync('ldd', [binary], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`ldd tells nothing of ${binary}: is libc-bin installed?`);
  return [...stdout.matchAll(/(?:=> |^\t)(\/\S+) \(/gm)].map(([, path = '']) => path);
}

function copyInto(root: string, from: string, path: string): void {
  const to = join(root, path);
  mkdirSync(dirname(to), { recursive: true });
  copyFileSync(from, to);
  chmodSync(to, 0o755);
}

/**
 * @param root an empty folder; the packages come into `packages/` of it
 * @param binary what runs there as `OWN_NODE`
 */
export function furnishRoot(root: string, binary: string): void {
  for (const folder of ['app', 'tmp', 'proc', 'packages']) mkdirSync(join(root, folder), { recursive: true });
  copyInto(root, binary, OWN_NODE);
  const setpriv = tool('setpriv');
  if (setpriv === undefined) return;
  copyInto(root, setpriv, OWN_SETPRIV);
  for (const library of [binary, setpriv].flatMap(librariesOf)) copyInto(root, library, library);
}

/** A blank ends a field of fstab(5). */
function field(path: string): string {
  return path
    .replaceAll('\\', String.raw`\134`)
    .replaceAll(' ', String.raw`\040`)
    .replaceAll('\t', String.raw`\011`);
}

/** @param owner the user id of the program, as its namespaces count */
export function mountsOf(root: string, owner: number): string {
  const at = (path: string): string => field(join(root, path));
  const owned = (bytes: number): string =>
    `size=${bytes},nr_inodes=${FILES},mode=700,uid=${owner},gid=${owner},nosuid,nodev`;
  return [
    `${at('/')} ${at('/')} none bind,ro,nosuid,nodev 0 0`,
    `proc ${at('/proc')} proc nosuid,nodev,noexec 0 0`,
    `own ${at(OWN_FOLDER)} tmpfs ${owned(OWN_FOLDER_BYTES)} 0 0`,
    `own ${at('/tmp')} tmpfs ${owned(TEMPORARY_BYTES)} 0 0`,
    `${at('/packages')} ${at(OWN_PACKAGES)} none bind,ro,nosuid,nodev,X-mount.mkdir 0 0`,
    '',
  ].join('\n');
}
