import { shapeOf } from './readable.ts';
import type { Shape } from './readable.ts';

const nameOf = (ref: string): string => ref.replace(/^.*\//, '');

function rangeOf(shape: Shape): string[] {
  const { minimum, maximum, exclusiveMinimum: above, exclusiveMaximum: below } = shape;
  if (minimum !== undefined && maximum !== undefined) return [`${minimum} to ${maximum}`];
  return [
    ...(minimum === undefined ? [] : [`at least ${minimum}`]),
    ...(above === undefined ? [] : [`more than ${above}`]),
    ...(maximum === undefined ? [] : [`at most ${maximum}`]),
    ...(below === undefined ? [] : [`less than ${below}`]),
  ];
}

function kindOf(shape: Shape, isBare: boolean): string {
  const { type, format, items, prefixItems } = shape;
  if (shape.const !== undefined) return JSON.stringify(shape.const);
  if (shape.enum) return shape.enum.map((value) => JSON.stringify(value)).join(' or ');
  if (prefixItems) return `[${prefixItems.map(inWords).join(', ')}]`;
  if (items !== undefined) return `list of ${inWords(items)}`;
  // `{}` takes anything. What says more, in words that are not read here, does not.
  if (type === undefined) return isBare ? 'anything' : 'see the document';
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
  const said = typeof schema === 'object' && schema ? Object.keys(schema) : [];
  const isBare = said.every((word) => ['description', 'default'].includes(word));
  return [kindOf(shape, isBare), ...rangeOf(shape), ...fallback].join(', ');
}
