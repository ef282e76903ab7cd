/**
 * A name server that answers nothing and remembers who was asked for: a name that is looked up is a message, too. A
 * command that is started within it knows no other one.
 */
import { spawnSync } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decode, encode } from 'dns-packet';

export interface NameServer {
  /** All names that were asked for, as often as they were. */
  readonly names: () => readonly string[];
  /** The path of a program that starts `command` so that it asks here. */
  readonly within: (command: string) => string;
  readonly close: () => void;
}

/** Of this machine alone, and not the address where a machine's own may be. */
const ADDRESS = '127.53.53.53';
const PORT = 53;
const SCRIPT = '#!/bin/sh\nexec unshare --mount -- sh -c \'mount --bind "$0" /etc/resolv.conf && exec "$@"\'';

/** Why there can be none here; never under CI. */
export function missingNameServer(): string | undefined {
  if (process.env['CI'] !== undefined) return undefined;
  if (process.platform !== 'linux' || process.getuid?.() !== 0)
    return 'only root of a Linux may give a browser a name server of its own';
  return spawnSync('unshare', ['--mount', '--', 'true']).status === 0 ? undefined : 'unshare --mount is not allowed';
}

export async function openNameServer(): Promise<NameServer> {
  const names: string[] = [];
  const socket = createSocket('udp4');
  socket.on('message', (bytes, { port, address }) => {
    const { id, questions } = decode(bytes);
    names.push(...(questions ?? []).map(({ name }) => name.toLowerCase()));
    // Code 3: there is no such name.
    const answer = { type: 'response', id: id ?? 0, flags: 3, questions: questions ?? [] } as const;
    socket.send(encode(answer), port, address);
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('error', reject);
    socket.bind(PORT, ADDRESS, resolve);
  });
  const folder = mkdtempSync(join(tmpdir(), 'names-'));
  const settings = join(folder, 'resolv.conf');
  writeFileSync(settings, `nameserver ${ADDRESS}\noptions attempts:1 timeout:1\n`);
  let started = 0;
  return {
    names: () => names,
    within(command) {
      started += 1;
      const path = join(folder, `start-${String(started)}`);
      writeFileSync(path, `${SCRIPT} "${settings}" "${command}" "$@"\n`);
      chmodSync(path, 0o755);
      return path;
    },
    close() {
      socket.close();
      rmSync(folder, { recursive: true });
    },
  };
}
