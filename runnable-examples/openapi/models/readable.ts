import { z } from 'zod';

/** As much of a schema in the document as the page shows. All of it may be missing. */
const Shape = z
  .object({
    $ref: z.string(),
    type: z.union([z.string(), z.array(z.string())]),
    format: z.string(),
    enum: z.array(z.unknown()),
    minimum: z.number(),
    maximum: z.number(),
    exclusiveMinimum: z.number(),
    exclusiveMaximum: z.number(),
    minLength: z.number(),
    maxLength: z.number(),
    minItems: z.number(),
    maxItems: z.number(),
    const: z.unknown(),
    default: z.unknown(),
    items: z.unknown(),
    prefixItems: z.array(z.unknown()),
    anyOf: z.array(z.unknown()),
    required: z.array(z.string()),
    properties: z.record(z.string(), z.unknown()),
  })
  .partial();

const Content = z.object({ 'application/json': z.object({ schema: z.unknown() }) });

const Operation = z.object({
  operationId: z.string(),
  tags: z.array(z.string()).default([]),
  summary: z.string(),
  security: z.array(z.unknown()).default([]),
  parameters: z
    .array(
      z.object({
        name: z.string(),
        in: z.string(),
        required: z.boolean().default(false),
        description: z.string().default(''),
        schema: z.unknown(),
      }),
    )
    .default([]),
  requestBody: z.object({ content: Content }).optional(),
  responses: z.record(
    z.string(),
    z.object({ description: z.string(), content: Content.optional() }),
  ),
});

export type Operation = z.infer<typeof Operation>;

/** The page reads the document as any stranger would: as JSON, and only what it needs. */
export const Readable = z.object({
  info: z.object({ title: z.string(), version: z.string() }),
  paths: z.record(z.string(), z.record(z.string(), Operation)),
  components: z
    .object({ schemas: z.record(z.string(), z.unknown()).default({}) })
    .default({ schemas: {} }),
});

export type Shape = z.infer<typeof Shape>;

/** A schema that the page cannot read is shown as "see the document", and stops nothing. */
export function shapeOf(schema: unknown): Shape | undefined {
  return Shape.safeParse(schema).data;
}

const aside = ['description', 'title', 'id'];

/** Whether the page can show what a schema says by this word. The fields of a nested object have no room on it. */
export function inShape(word: string): boolean {
  if (word === 'properties' || word === 'required') return false;
  return aside.includes(word) || Object.hasOwn(Shape.shape, word);
}
