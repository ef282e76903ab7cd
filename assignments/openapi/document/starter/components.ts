import { z } from 'zod';

/** The schemas by their id, as they come in, and as they go out: `Model` and `ModelOutput`. */
export function componentsFrom(schemas: ReadonlyMap<string, z.ZodType>): Record<string, object> {
  const components: Record<string, object> = {};
  for (const [id, schema] of schemas) {
    // TODO: both directions, with references to each other and nothing that is of no use here.
    components[id] = z.toJSONSchema(schema);
  }
  return components;
}
