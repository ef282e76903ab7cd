import { setImmediate as othersTurn } from 'node:timers/promises';
import { score } from './score.ts';

let last: Promise<unknown> = Promise.resolve();

async function scored(rows: readonly number[]): Promise<number[]> {
  const scores: number[] = [];
  for (const row of rows) {
    scores.push(score(row));
    await othersTurn();
  }
  return scores;
}

export async function scoreRows(rows: readonly number[]): Promise<number[]> {
  const mine = last.catch(() => undefined).then(() => scored(rows));
  last = mine;
  return mine;
}
