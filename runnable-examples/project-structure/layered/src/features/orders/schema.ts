import { z } from 'zod';

export const NewOrder = z.object({
  username: z.string().min(1).max(40),
  item: z.string().min(1).max(40),
});

export type NewOrder = z.infer<typeof NewOrder>;

export type Order = NewOrder & { id: number };

/** Digits in the path, a number in the handler. */
export const OrderPath = z.object({
  id: z.string().regex(/^\d+$/).transform(Number).pipe(z.int()),
});
