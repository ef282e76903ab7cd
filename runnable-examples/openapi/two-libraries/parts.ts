import { z } from 'zod';

export const Params = z.object({ id: z.coerce.number() });

export const Model = z.object({
  name: z.string(),
  rate: z.int().min(1).max(10).default(3),
  ready: z.stringbool(),
});
