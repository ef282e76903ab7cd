import { z } from 'zod';

const list = z.union([z.string().transform((one) => [one]), z.array(z.string())]);

export const ModelsQuery = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(10),
  verbose: z.stringbool().default(false),
  tag: list.default([]),
});
