import { score } from './score.ts';

/** The scores of the rows, in their order. */
export async function scoreRows(rows: readonly number[]): Promise<number[]> {
  // TODO: let others have a turn in between.
  await Promise.resolve();
  return rows.map(score);
}
