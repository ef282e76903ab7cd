import { z } from 'zod';

export const Model = z
  .object({
    name: z.string().min(1).max(100),
    url: z.url({ protocol: /^https?$/, normalize: true }).max(2000),
    rate: z.int().min(1).max(10).default(3),
  })
  .meta({ id: 'Model', description: 'A model, and how often it is called' });

export type Model = z.infer<typeof Model>;

/** Digits on the wire, a number in the handler. `override` is what the document says of it. */
const whole = (minimum: number, maximum: number) =>
  z
    .string()
    .regex(/^\d+$/, 'Not a whole number')
    .transform(Number)
    .pipe(z.int().min(minimum).max(maximum))
    .meta({
      override: ({ jsonSchema }) => {
        delete jsonSchema.pattern;
        Object.assign(jsonSchema, { type: 'integer', minimum, maximum });
      },
    });

export const ById = z.object({ id: whole(1, 9999) });

export const ListQuery = z.object({
  limit: whole(1, 100).default(10).meta({ description: 'default 10' }),
});

/** What the program answers when it refuses. */
export const Refused = z.object({ detail: z.string() }).meta({ id: 'Refused' });

const Issue = z
  .object({
    type: z.string(),
    loc: z.array(z.union([z.string(), z.int()])),
    msg: z.string(),
  })
  .meta({ id: 'Issue' });

export const Invalid = z.object({ detail: z.array(Issue) }).meta({ id: 'Invalid' });
