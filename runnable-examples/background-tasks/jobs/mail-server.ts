import { setTimeout as wait } from 'node:timers/promises';
import { Permanent } from './attempts.ts';

/** Stands for a mail server with its moods, which are named in the address. */
export async function deliver(
  to: string,
  attempt: number,
  signal: AbortSignal,
): Promise<string> {
  await wait(to.startsWith('slow@') ? 2000 : 100, undefined, { signal });
  if (to.startsWith('gone@')) throw new Permanent('smtp 550');
  if (to.startsWith('down@') || (to.startsWith('busy@') && attempt === 1)) {
    throw new Error('smtp 421');
  }
  return `delivered to ${to}`;
}
