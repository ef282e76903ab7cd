import { z } from 'zod';

export const NewOrder = z.object({
  username: z.string().min(1),
  item: z.string().min(1).max(40),
});

export type NewOrder = z.infer<typeof NewOrder>;

export type Order = NewOrder & { id: number };
