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

/** One line of the published table: a figure, its ratio to Node's in the same run, and the aim for that ratio. */
export interface MeasuredRow {
  readonly what: string;
  readonly value: string;
  readonly count?: number;
  readonly ratio?: number;
  readonly aim?: number;
}

export function measuredFromRow({ what, ms, besideNode, aim }: Row): MeasuredRow {
  const value = median(ms);
  return {
    what,
    value: `${value.toFixed(value < 10 ? 2 : 0)} ms`,
    count: ms.length,
    ...(besideNode !== undefined && { ratio: Number((value / median(besideNode)).toFixed(2)) }),
    ...(aim !== undefined && { aim }),
  };
}

export function lineFromMeasured({ what, value, count, ratio, aim }: MeasuredRow): string {
  return [
    what.padEnd(64),
    value.padStart(26),
    (count === undefined ? '' : `n=${count}`).padStart(8),
    (ratio === undefined ? '' : `${ratio.toFixed(2)} ×`).padStart(9),
    aim === undefined || ratio === undefined ? '' : `  aim ≤ ${aim} ${ratio <= aim ? '✓' : '✗'}`,
  ].join('');
}
