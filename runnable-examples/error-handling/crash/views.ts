import { setTimeout as wait } from 'node:timers/promises';

export function countViewNow(id: string): void {
  if (process.env['STATISTICS'] === 'down') throw new Error(`view ${id} is lost`);
}

/** Stands for a call to a statistics service. */
export async function countView(id: string): Promise<void> {
  await wait(100);
  countViewNow(id);
}
