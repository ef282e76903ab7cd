import { z } from 'zod';

/** The custom type of feature A: one line, used like any other type. */
export const Percent = z.int().min(0).max(100);

export const Row = z.strictObject({
  a: Percent,
  device: z.enum(['phone', 'tablet', 'desktop']),
  position: z.tuple([z.number(), z.number()]),
  clicks: z.record(z.string(), z.int().min(0)),
});

export const Batch = z.object({ rows: z.array(Row).min(1).max(100) });

export type Row = z.infer<typeof Row>;
