/**
 * The first process of a private process namespace: runs one command, waits for it so long, and tells what it left. When
 * this ends, the kernel ends all that is in the namespace.
 */
import { spawn } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';

if (process.pid !== 1) throw new Error('Run this as the first process of a namespace: what it starts is hostile.');

const [milliseconds = '', file = '', ...args] = process.argv.slice(2);
const KEPT = 200_000;
const child = spawn(file, args, { stdio: ['ignore', 'pipe', 'pipe'] });
let printed = '';
for (const stream of [child.stdout, child.stderr]) {
  stream.setEncoding('utf8').on('data', (text: string) => (printed = (printed + text).slice(-KEPT)));
}
const { promise, resolve } = Promise.withResolvers<{ code: number | null; isLate: boolean }>();
const timer = setTimeout(() => resolve({ code: null, isLate: true }), Number(milliseconds));
child.once('exit', (code) => setTimeout(() => resolve({ code, isLate: false }), 200));
const { code, isLate } = await promise;
clearTimeout(timer);

const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && name !== '1' && name !== String(child.pid));
const left = pids.flatMap((pid) => {
  try {
    const state = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.[0];
    // One that has ended, and that this first process has not taken note of.
    if (state === 'Z' || state === 'X') return [];
    return [readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()];
  } catch {
    // It has ended since.
    return [];
  }
});
process.stdout.write(JSON.stringify({ code, isLate, printed, left }), () => process.exit(0));
