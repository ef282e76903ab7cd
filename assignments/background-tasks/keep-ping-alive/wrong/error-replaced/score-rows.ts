import { setImmediate as othersTurn } from 'node:timers/promises';
import { score } from './score.ts';

const ROWS_IN_A_TURN = 5;

/** The scores of the rows, in their order. */
export async function scoreRows(rows: readonly number[]): Promise<number[]> {
  const scores: number[] = [];
  for (let from = 0; from < rows.length; from += ROWS_IN_A_TURN) {
    scores.push(
      ...rows.slice(from, from + ROWS_IN_A_TURN).map((row) => {
        try {
          return score(row);
        } catch {
          throw new Error('scoring failed');
        }
      }),
    );
    await othersTurn();
  }
  return scores;
}
