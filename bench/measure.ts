/** Medians, ratios and a table. */

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (middle === undefined) throw new Error('There is no median of nothing.');
  return middle;
}

export interface Row {
  readonly what: string;
  readonly ms: readonly number[];
  /** What it is compared with, measured in the same run. */
  readonly besideNode?: readonly number[];
  readonly aim?: number;
}

export function lineFromRow({ what, ms, besideNode, aim }: Row): string {
  const value = median(ms);
  const ratio = besideNode === undefined ? undefined : value / median(besideNode);
  const cells = [
    what.padEnd(46),
    `${value.toFixed(value < 10 ? 2 : 0)} ms`.padStart(10),
    `n=${ms.length}`.padStart(7),
    (ratio === undefined ? '' : `${ratio.toFixed(2)} × Node`).padStart(13),
    aim === undefined || ratio === undefined ? '' : `  aim ≤ ${aim} ${ratio <= aim ? '✓' : '✗'}`,
  ];
  return cells.join('');
}
