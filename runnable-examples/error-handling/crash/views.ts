import { setTimeout as wait } from 'node:timers/promises';

export function countViewNow(id: string): void {
  // Encoded, so that a line break which a client sends does not become one of the log.
  const name = encodeURIComponent(id);
  if (process.env['STATISTICS'] === 'down') throw new Error(`view ${name} is lost`);
}

/** Stands for a call to a statistics service. */
export async function countView(id: string): Promise<void> {
  await wait(100);
  countViewNow(id);
}
