import { setTimeout as wait } from 'node:timers/promises';
import { log } from './request-id.ts';

const items = new Map([
  ['1', { name: 'Boostcamp', waitMs: 1000 }],
  ['2', { name: 'AI', waitMs: 10 }],
]);

/** Stands for a slow database. It was given no request, and its log line still has an id. */
export async function findItem(id: string): Promise<string | undefined> {
  const item = items.get(id);
  if (item === undefined) return undefined;
  await wait(item.waitMs);
  log(`found ${item.name}`);
  return item.name;
}
