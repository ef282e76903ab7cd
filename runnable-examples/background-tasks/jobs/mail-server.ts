import { setTimeout as wait } from 'node:timers/promises';

const LOSES_EVERYTHING = /^down@/;
const FAILS_ONCE = /^busy@/;
const TAKES_ITS_TIME = /^slow@/;

/** Stands for a mail server with its moods, which are named in the address. */
export async function deliver(
  to: string,
  attempt: number,
  signal: AbortSignal,
): Promise<string> {
  await wait(TAKES_ITS_TIME.test(to) ? 2000 : 100, undefined, { signal });
  if (LOSES_EVERYTHING.test(to) || (FAILS_ONCE.test(to) && attempt === 1)) {
    throw new Error('smtp 421');
  }
  return `delivered to ${to}`;
}
