import { setTimeout as pause } from 'node:timers/promises';
import { score } from './score.ts';

export async function scoreRows(rows: readonly number[]): Promise<number[]> {
  await pause(60);
  const scores = rows.map(score);
  await pause(rows.length * 4);
  return scores;
}
