import { z } from 'zod';

const whole = z.string().transform((text) => Number.parseInt(text, 10));
const list = z.union([z.string().transform((one) => [one]), z.array(z.string())]);

export const ModelsQuery = z.object({
  limit: whole.pipe(z.int().min(1).max(100)).default(10),
  verbose: z.stringbool().default(false),
  tag: list.default([]),
});
