import { z } from 'zod';

const digits = z.string().regex(/^\d+$/).transform(Number);
const list = z.union([z.string().transform((one) => [one]), z.array(z.string())]);

export const ModelsQuery = z.object({
  limit: digits.pipe(z.int().min(1).max(100)).default(10),
  verbose: z.stringbool({ case: 'sensitive' }).default(false),
  tag: list.default([]),
});
