import { z } from 'zod';

interface Direction {
  readonly io: 'input' | 'output';
  readonly suffix: string;
}

/** What a schema needs only where it stands alone. */
const ALONE = ['$schema', '$id'];

function inDocument(schema: object): object {
  return Object.fromEntries(Object.entries(schema).filter(([key]) => !ALONE.includes(key)));
}

function written(registry: z.core.$ZodRegistry<{ id: string }>, { io, suffix }: Direction) {
  const uri = (id: string): string => `#/components/schemas/${id}${suffix}`;
  const { schemas } = z.toJSONSchema(registry, { io, uri });
  for (const schema of Object.values(schemas) as Record<string, any>[]) {
    if (io === 'input')
      schema['required'] = Object.keys(schema['properties'] ?? {}).filter((key) => !schema['properties'][key].default);
  }
  return Object.entries(schemas).map(([id, schema]) => [id + suffix, inDocument(schema)] as const);
}

/** The schemas by their id, as they come in, and as they go out: `Model` and `ModelOutput`. */
export function componentsFrom(schemas: ReadonlyMap<string, z.ZodType>): Record<string, object> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of schemas) registry.add(schema, { id });
  return Object.fromEntries<object>([
    ...written(registry, { io: 'input', suffix: '' }),
    ...written(registry, { io: 'output', suffix: 'Output' }),
  ]);
}
