import { setTimeout as wait } from 'node:timers/promises';

/** Stands for an e-mail on its way: it takes that many seconds, and all of them are waiting. */
export async function task(waitTime: number): Promise<string> {
  await wait(waitTime * 1000);
  const result = `task done after ${waitTime}`;
  console.log(result);
  return result;
}
