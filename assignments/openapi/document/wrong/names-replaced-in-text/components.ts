import { z } from 'zod';

export function componentsFrom(schemas: ReadonlyMap<string, z.ZodType>): Record<string, object> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of schemas) registry.add(schema, { id });
  const all: Record<string, object> = {};
  for (const io of ['input', 'output'] as const) {
    const made = z.toJSONSchema(registry, { io, uri: (id) => `#/components/schemas/${id}` }).schemas;
    for (const [id, schema] of Object.entries(made)) {
      const { $schema, $id, ...rest } = schema;
      let text = JSON.stringify(rest);
      if (io === 'output') {
        for (const other of schemas.keys())
          text = text.replaceAll(`#/components/schemas/${other}`, `#/components/schemas/${other}Output`);
      }
      all[io === 'output' ? `${id}Output` : id] = JSON.parse(text) as object;
    }
  }
  return all;
}
