import { z } from 'zod';
import type { AssignmentDocument, Case, Draw, Probe } from '#checker/check.ts';
import type { Documented } from '#checker/exchange.ts';

interface Field {
  readonly kind: string;
  readonly default?: unknown;
  readonly maximum?: number;
}

interface Description {
  readonly id: string;
  readonly fields: Readonly<Record<string, Field>>;
}

const Schema = z.looseObject({
  properties: z.record(z.string(), z.record(z.string(), z.unknown())).optional(),
  required: z.array(z.string()).optional(),
});
type Schema = z.infer<typeof Schema>;
const Body = z.object({ schemas: z.record(z.string(), Schema) });

const idFrom = (draw: Draw): string => draw.word(1).toUpperCase() + draw.word(5);

async function written(
  { ask, expect }: Probe,
  sent: readonly Description[],
): Promise<Readonly<Record<string, Schema>>> {
  const { json } = await ask({ method: 'POST', path: '/components', json: sent }, { status: 200 });
  expect('body', Body, json);
  return Body.parse(json).schemas;
}

/** One schema with two fields, of which the second may be left out. */
const withDefault = (draw: Draw) => {
  const [id, name, rate, value] = [idFrom(draw), draw.word(5), draw.word(6), draw.int(1, 99)];
  const fields = { [name]: { kind: 'text' }, [rate]: { kind: 'whole', default: value } };
  return { id, name, rate, value, sent: [{ id, fields }] };
};

/** Two schemas, of which the second holds the first. */
const withPart = (draw: Draw) => {
  const [part, whole, field] = [idFrom(draw), idFrom(draw), draw.word()];
  const sent = [
    { id: part, fields: { [draw.word()]: { kind: 'text' } } },
    { id: whole, fields: { [field]: { kind: part } } },
  ];
  return { part, whole, field, sent };
};

const refersTo =
  (suffix: '' | 'Output'): Case =>
  async (probe) => {
    const { part, whole, field, sent } = withPart(probe.draw);
    const schemas = await written(probe, sent);
    const path = `schemas.${whole}${suffix}.properties.${field}`;
    const expected = { $ref: `#/components/schemas/${part}${suffix}` };
    probe.expect(path, expected, schemas[whole + suffix]?.properties?.[field]);
  };

const hasNo =
  (key: '$schema' | '$id' | '$defs'): Case =>
  async (probe) => {
    const { sent } = withPart(probe.draw);
    const schemas = await written(probe, sent);
    const having = Object.entries(schemas).flatMap(([id, schema]) => (key in schema ? [id] : []));
    probe.expect(`schemas-with ${key}`, [], having);
  };

const says =
  (
    what: 'required' | 'additionalProperties',
    suffix: string,
    expected: (drawn: ReturnType<typeof withDefault>) => Documented,
  ): Case =>
  async (probe) => {
    const drawn = withDefault(probe.draw);
    const schemas = await written(probe, drawn.sent);
    probe.expect(`schemas.${drawn.id}${suffix}.${what}`, expected(drawn), schemas[drawn.id + suffix]?.[what]);
  };

export default {
  level: 'medium',
  checks: {
    'both-directions': {
      points: 2,
      see: 'document-served',
      cases: {
        one: async (probe) => {
          const { id, sent } = withDefault(probe.draw);
          probe.expect('ids', [id, `${id}Output`].sort(), Object.keys(await written(probe, sent)).sort());
        },
        two: async (probe) => {
          const { part, whole, sent } = withPart(probe.draw);
          const ids = [part, whole, `${part}Output`, `${whole}Output`].sort();
          probe.expect('ids', ids, Object.keys(await written(probe, sent)).sort());
        },
        'without-fields': async (probe) => {
          const id = idFrom(probe.draw);
          probe.expect('ids', [id, `${id}Output`], Object.keys(await written(probe, [{ id, fields: {} }])).sort());
        },
      },
    },
    'default-may-be-left-out': {
      points: 2,
      see: 'default-required-in-output',
      cases: {
        required: says('required', '', ({ name }) => [name]),
        'default-of-zero': async (probe) => {
          const { id, name, rate } = withDefault(probe.draw);
          const fields = { [name]: { kind: 'text' }, [rate]: { kind: 'whole', default: 0 } };
          const schemas = await written(probe, [{ id, fields }]);
          probe.expect(`schemas.${id}.required`, [name], schemas[id]?.required);
        },
        property: async (probe) => {
          const { id, rate, value, sent } = withDefault(probe.draw);
          const schemas = await written(probe, sent);
          probe.expect(`schemas.${id}.properties.${rate}.default`, value, schemas[id]?.properties?.[rate]?.['default']);
        },
      },
    },
    'answer-is-whole': {
      points: 2,
      see: 'default-required-in-output',
      requires: ['both-directions'],
      cases: {
        required: says('required', 'Output', ({ name, rate }) => [name, rate]),
        'nothing-more': says('additionalProperties', 'Output', () => false),
      },
    },
    'refers-in-the-document': {
      points: 2,
      see: 'document-served',
      cases: { input: refersTo('') },
    },
    'answers-refer-to-answers': {
      points: 2,
      see: 'coerced-id-is-required',
      requires: ['both-directions', 'refers-in-the-document'],
      cases: {
        output: refersTo('Output'),
        'names-that-begin-alike': async (probe) => {
          const [one, whole] = [idFrom(probe.draw), `W${idFrom(probe.draw)}`];
          const parts = [one, `${one}s`, `${one}Version`];
          const schemas = await written(probe, [
            ...parts.map((id) => ({ id, fields: { [probe.draw.word()]: { kind: 'text' } } })),
            { id: whole, fields: Object.fromEntries(parts.map((kind) => [kind, { kind }])) },
          ]);
          const expected = Object.fromEntries(parts.map((id) => [id, { $ref: `#/components/schemas/${id}Output` }]));
          probe.expect(`schemas.${whole}Output.properties`, expected, schemas[`${whole}Output`]?.properties);
        },
      },
    },
    'nothing-left-inside': {
      points: 1,
      see: 'document-served',
      requires: ['refers-in-the-document'],
      cases: { dialect: hasNo('$schema'), id: hasNo('$id'), definitions: hasNo('$defs') },
    },
    'limits-kept': {
      points: 1,
      see: 'document-served',
      requires: ['both-directions'],
      cases: {
        maximum: async (probe) => {
          const [id, rate, maximum] = [idFrom(probe.draw), probe.draw.word(), probe.draw.int(2, 99)];
          const schemas = await written(probe, [{ id, fields: { [rate]: { kind: 'whole', maximum } } }]);
          probe.expect(
            `schemas.${id}.properties.${rate}.maximum`,
            maximum,
            schemas[id]?.properties?.[rate]?.['maximum'],
          );
        },
      },
    },
  },
  wrong: {
    'one-direction': 'both-directions',
    'output-for-both': 'default-may-be-left-out',
    'input-for-both': 'answer-is-whole',
    'written-in-full': 'refers-in-the-document',
    'references-to-definitions': 'refers-in-the-document',
    'output-refers-to-input': 'answers-refer-to-answers',
    'dialect-left-inside': 'nothing-left-inside',
    'id-left-inside': 'nothing-left-inside',
    'zero-is-no-default': 'default-may-be-left-out',
    'names-replaced-in-text': 'answers-refer-to-answers',
    'limits-lost': 'limits-kept',
  },
} satisfies AssignmentDocument;
