import { shapeOf } from './readable.ts';
import type { Shape } from './readable.ts';

const nameOf = (ref: string): string => ref.replace(/^.*\//, '');

function rangeOf({ minimum, maximum }: Shape): string[] {
  if (minimum !== undefined && maximum !== undefined) return [`${minimum} to ${maximum}`];
  if (minimum !== undefined) return [`at least ${minimum}`];
  if (maximum !== undefined) return [`at most ${maximum}`];
  return [];
}

function kindOf(shape: Shape): string {
  const { type = 'anything', format, items, prefixItems } = shape;
  if (shape.enum) return shape.enum.map((value) => JSON.stringify(value)).join(' or ');
  if (prefixItems) return `[${prefixItems.map(inWords).join(', ')}]`;
  if (items !== undefined) return `list of ${inWords(items)}`;
  return format ?? [type].flat().join(' or ');
}

/** `Model`, `list of Model`, `integer, 1 to 10, default 3` */
export function inWords(schema: unknown): string {
  const shape = shapeOf(schema);
  if (!shape) return 'see the document';
  if (shape.$ref) return nameOf(shape.$ref);
  if (shape.anyOf) return shape.anyOf.map(inWords).join(' or ');
  const fallback =
    shape.default === undefined ? [] : [`default ${JSON.stringify(shape.default)}`];
  return [kindOf(shape), ...rangeOf(shape), ...fallback].join(', ');
}
