import { setTimeout as wait } from 'node:timers/promises';

/** Stands for an e-mail on its way: it takes that many seconds, and all of them are waiting. */
export async function task(waitTime: number): Promise<void> {
  await wait(waitTime * 1000);
  console.log(`task done after ${waitTime}`);
}

/** Stands for a database that keeps the order. */
export async function saveOrder(to: string): Promise<void> {
  await wait(200);
  console.log(`order saved for ${to}`);
}

/** Stands for a mail server, which does not take every address. */
export async function sendMail(to: string): Promise<void> {
  await wait(100);
  if (to.endsWith('.invalid')) throw new Error('smtp refused');
  console.log(`mail sent to ${to}`);
}
