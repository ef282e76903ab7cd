import { z } from 'zod';

/** As much of a schema in the document as the page shows. */
const Shape = z.object({
  $ref: z.string().optional(),
  type: z.string().optional(),
  format: z.string().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  default: z.union([z.string(), z.number(), z.boolean()]).optional(),
  required: z.array(z.string()).default([]),
  get items() {
    return Shape.optional();
  },
  get anyOf() {
    return z.array(Shape).optional();
  },
  get properties() {
    return z.record(z.string(), Shape).optional();
  },
});

export type Shape = z.infer<typeof Shape>;

const Body = z.object({ 'application/json': z.object({ schema: Shape }) });

const Operation = z.object({
  summary: z.string(),
  parameters: z
    .array(
      z.object({
        name: z.string(),
        in: z.string(),
        required: z.boolean().default(false),
        description: z.string().default(''),
        schema: Shape,
      }),
    )
    .default([]),
  requestBody: z.object({ content: Body }).optional(),
  responses: z.record(z.string(), z.object({ description: z.string(), content: Body })),
});

export type Operation = z.infer<typeof Operation>;

/** The page reads the document as any stranger would: as JSON, and only what it needs. */
export const Readable = z.object({
  info: z.object({ title: z.string(), version: z.string() }),
  paths: z.record(z.string(), z.record(z.string(), Operation)),
  components: z.object({ schemas: z.record(z.string(), Shape) }),
});

const nameOf = (ref: string): string => ref.replace(/^.*\//, '');

/** `Model`, `list of Model`, `integer, 1 to 10, default 3` */
export function inWords(shape: Shape): string {
  if (shape.$ref) return nameOf(shape.$ref);
  if (shape.anyOf) return shape.anyOf.map(inWords).join(' or ');
  if (shape.items) return `list of ${inWords(shape.items)}`;
  const { type = 'anything', format, minimum, maximum } = shape;
  const range = minimum === undefined ? '' : `, ${minimum} to ${String(maximum)}`;
  const fallback = shape.default === undefined ? '' : `, default ${String(shape.default)}`;
  return `${format ?? type}${range}${fallback}`;
}
