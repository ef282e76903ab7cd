import type { Row } from './row.ts';

/** Stands for a real model. It trusts its input, because the route has checked it. */
export function score(row: Row): number {
  const clicks = Object.values(row.clicks).reduce((sum, count) => sum + count, 0);
  const [x, y] = row.position;
  return row.a + clicks + x * y;
}
