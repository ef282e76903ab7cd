import { z } from 'zod';

export const FeatureRow = z.object({
  age: z.number().refine(Number.isInteger).min(0).max(120),
  income: z.number().min(0).max(1_000_000),
  label: z.enum(['yes', 'no']),
});
