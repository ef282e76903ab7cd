import { z } from 'zod';

export const FeatureRow = z.object({
  age: z.int().gt(0).lt(120),
  income: z.number().gt(0).lt(1_000_000),
  label: z.enum(['yes', 'no']),
});
