import { inShape, shapeOf } from './readable.ts';
import type { Shape } from './readable.ts';

const nameOf = (ref: string): string => ref.replace(/^.*\//, '');

function between(low: number | undefined, high: number | undefined): string[] {
  if (low !== undefined && high !== undefined) return [`${low} to ${high}`];
  if (low !== undefined) return [`at least ${low}`];
  return high === undefined ? [] : [`at most ${high}`];
}

function boundsOf(shape: Shape): string[] {
  const { exclusiveMinimum: above, exclusiveMaximum: below } = shape;
  return [
    ...between(shape.minimum, shape.maximum),
    ...(above === undefined ? [] : [`more than ${above}`]),
    ...(below === undefined ? [] : [`less than ${below}`]),
    ...between(shape.minLength, shape.maxLength).map((words) => `${words} characters`),
    ...between(shape.minItems, shape.maxItems).map((words) => `${words} entries`),
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

/** Whether the words leave out what the schema says: a field of an object, a pattern, … */
function saysMore(said: readonly string[], { format }: Shape): boolean {
  return said.some((word) => !inShape(word) && !(format && word === 'pattern'));
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
  const more = saysMore(said, shape) ? ['see the document'] : [];
  const all = [kindOf(shape, isBare), ...boundsOf(shape), ...fallback, ...more];
  return [...new Set(all)].join(', ');
}
