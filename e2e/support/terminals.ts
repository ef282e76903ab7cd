/** A reader's terminals in a copy of the project, on a network of their own: `node main.ts` listens on the real 3000. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { z } from 'zod';
import type { TerminalBlock } from '#checker/content.ts';
import { root } from './root.ts';

const answer = z.array(z.string());

/** A new network has a loopback interface, which is down. */
const loopbackUp = `perl -e 'use Socket; socket(S, PF_INET, SOCK_DGRAM, 0) or die; $up = pack("a16s", "lo", 0x41); ioctl(S, 0x8914, $up) or die'`;

const ownNetworks: readonly (readonly [string, ...string[]])[] = [
  ['unshare', '--user', '--map-root-user', '--net'],
  ['unshare', '--net'],
];

/** Empty where the system has no such thing: then the machine's own ports are used. */
const ownNetwork =
  ownNetworks.find(([file, ...args]) => spawnSync(file, [...args, 'sh', '-c', loopbackUp]).status === 0) ?? [];

/** The programs that the commands call, with those that this machine does not have. */
export function missingPrograms(blocks: readonly TerminalBlock[]): readonly string[] {
  const called = blocks.flatMap(({ steps }) =>
    steps.flatMap(({ command }) => /^(?:\w+=\S* )*([\w-]+)/.exec(command ?? '')?.[1] ?? []),
  );
  const places = (process.env['PATH'] ?? '').split(delimiter);
  const builtIn = ['cd', 'echo'];
  return [...new Set(called)].filter(
    (name) => !builtIn.includes(name) && !places.some((place) => existsSync(join(place, name))),
  );
}

/** Empty where everything came as shown. */
export async function typeInTerminals(folder: string, blocks: readonly TerminalBlock[]): Promise<readonly string[]> {
  // As in a terminal: there curl shows no meter, and a program that is not told so no colours.
  writeFileSync(join(folder, '.curlrc'), 'silent\nshow-error\n');
  const script = join(root, 'e2e/support/terminals-script.ts');
  const command = [process.execPath, script, folder].map((word) => `'${word}'`).join(' ');
  const isAlone = ownNetwork.length > 0;
  const [file = '', ...args] = [...ownNetwork, 'sh', '-c', isAlone ? `${loopbackUp} && exec ${command}` : command];
  const child = spawn(file, args, { cwd: root, stdio: ['pipe', 'pipe', 'inherit'] });
  let told = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (told += text));
  child.stdin.end(JSON.stringify(blocks));
  await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
  return answer.parse(JSON.parse(told));
}
