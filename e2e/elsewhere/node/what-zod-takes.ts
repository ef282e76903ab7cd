/** Loose objects, words for a flag, a record by an enum, an input in an issue, and slashes in a URL. */
import { z } from 'zod';

const fits = (schema: z.ZodType, value: unknown): boolean => schema.safeParse(value).success;
const secret = z.string().min(9);
console.log(
  JSON.stringify({
    loose: z.looseObject({}).parse({ admin: true }),
    words: ['true', 'false', 'yes', 'off', 'maybe'].map((word) => fits(z.stringbool(), word)),
    record: [z.record, z.partialRecord].map((record) => fits(record(z.enum(['a', 'b']), z.number()), { a: 1 })),
    input: [false, true].map(
      (reportInput) => 'input' in (secret.safeParse('hunter2', { reportInput }).error?.issues[0] ?? {}),
    ),
    slashes: [/^https?$/, /^https$/].map((protocol) => fits(z.url({ protocol }), 'https:/example.com')),
  }),
);
