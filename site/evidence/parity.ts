/** The last published table of `node bench/parity.ts --publish`: one program, the same requests, several runtimes. */
import { z } from 'zod';
import published from './last-parity.json' with { type: 'json' };

const parity = z
  .strictObject({
    date: z.iso.date(),
    versions: z.string().min(1),
    /** Beside Node, with their versions. */
    runtimes: z.array(z.string().min(1)).min(4),
    rows: z
      .array(
        z.strictObject({
          request: z.string().regex(/^[A-Z]+ \//),
          shows: z.string().min(1),
          /** The status that Node answered with. */
          node: z.int().min(200).max(599),
          /** Of each runtime: what differs from Node's answer, or nothing. */
          differences: z.array(z.string()),
        }),
      )
      .length(12),
  })
  .refine(({ runtimes, rows }) => rows.every(({ differences }) => differences.length === runtimes.length), {
    error: 'A row has another number of runtimes than the table.',
  });

export type Parity = z.infer<typeof parity>;

export function parityFrom(table: unknown): Parity {
  return parity.parse(table);
}

export const lastParity = parityFrom(published);
