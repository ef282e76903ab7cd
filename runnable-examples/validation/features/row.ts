import { z } from 'zod';

/** The custom type of feature A: one line, used like any other type. */
export const Percent = z.int().min(0).max(100);

/** Without ends, 1e308 would be a coordinate, and its score the number Infinity: `null` in JSON. */
const Coordinate = z.number().min(-1000).max(1000);

export const Row = z.strictObject({
  a: Percent,
  device: z.enum(['phone', 'tablet', 'desktop']),
  position: z.tuple([Coordinate, Coordinate]),
  clicks: z.record(z.string().max(40), z.int().min(0).max(1_000_000)),
});

export const Batch = z.object({ rows: z.array(Row).min(1).max(100) });

export type Row = z.infer<typeof Row>;
