import { z } from 'zod';
import { Invalid } from './requests.ts';

const Field = z.object({
  kind: z.string(),
  default: z.json().optional(),
  maximum: z.int().optional(),
});

/** A schema in words: `{ "id": "Model", "fields": { "rate": { "kind": "whole", "default": 3 } } }`. */
export const Description = z.object({ id: z.string(), fields: z.record(z.string(), Field) });

type Field = z.infer<typeof Field>;
type Description = z.infer<typeof Description>;

/** A field whose kind is the id of a schema before it is an object of that schema. */
function schemaOf(field: Field, known: ReadonlyMap<string, z.ZodType>): z.ZodType {
  if (field.kind === 'text') return z.string();
  if (field.kind === 'whole') return z.int().max(field.maximum ?? 1_000_000);
  const other = known.get(field.kind);
  if (other === undefined) throw new Invalid(`There is no kind ${field.kind}`);
  return other;
}

function withDefault(schema: z.ZodType, value: unknown): z.ZodType {
  return value === undefined ? schema : schema.default(value);
}

/** By their id. */
export function schemasFrom(descriptions: readonly Description[]): Map<string, z.ZodType> {
  const schemas = new Map<string, z.ZodType>();
  for (const { id, fields } of descriptions) {
    const shape = Object.entries(fields).map(
      ([name, field]) => [name, withDefault(schemaOf(field, schemas), field.default)] as const,
    );
    schemas.set(id, z.object(Object.fromEntries(shape)));
  }
  return schemas;
}
