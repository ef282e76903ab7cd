import type { AssignmentDocument, Case, Draw, Expected } from '#checker/check.ts';
import type { ExchangeRequest } from '#checker/exchange.ts';

const row = (draw: Draw) => ({
  age: draw.int(1, 119),
  income: draw.int(1, 999_999),
  label: draw.pick(['yes', 'no']),
});

const post = (json: unknown): ExchangeRequest => ({ method: 'POST', path: '/features', json });
const refused = (...fields: string[]): Expected => ({ status: 422, json: { fields } });

const accepts =
  (change: object): Case =>
  ({ ask, draw }) => {
    const sent = { ...row(draw), ...change };
    return ask(post(sent), { status: 201, json: { accepted: sent } });
  };

const refuses =
  (field: string, value: (draw: Draw) => unknown): Case =>
  ({ ask, draw }) =>
    ask(post({ ...row(draw), [field]: value(draw) }), refused(field));

export default {
  level: 'easy',
  checks: {
    'valid-row': {
      points: 2,
      given: true,
      see: 'both-ends-allowed',
      cases: { inside: accepts({}), 'income-with-cents': accepts({ income: 0.5 }) },
    },
    'both-ends': {
      points: 2,
      given: true,
      see: 'both-ends-allowed',
      requires: ['valid-row'],
      cases: {
        'age-lowest': accepts({ age: 0 }),
        'age-highest': accepts({ age: 120 }),
        'income-lowest': accepts({ income: 0 }),
        'income-highest': accepts({ income: 1_000_000 }),
      },
    },
    'outside-refused': {
      points: 2,
      see: 'second-row-wrong',
      cases: {
        'age-just-below': refuses('age', () => -1),
        'age-just-above': refuses('age', () => 121),
        'age-far-above': refuses('age', (draw) => draw.int(122, 10_000)),
        'income-just-below': refuses('income', () => -1),
        'income-just-above': refuses('income', () => 1_000_001),
        'income-a-little-below': refuses('income', () => -0.01),
        'income-a-little-above': refuses('income', () => 1_000_000.01),
        'label-in-capitals': refuses('label', (draw) => draw.pick(['YES', 'No'])),
        'label-with-blank': refuses('label', (draw) => draw.pick(['yes ', ' no'])),
        'label-inside': refuses('label', (draw) => `${draw.word()}yes`),
        'label-unknown': refuses('label', (draw) => draw.word()),
      },
    },
    'whole-age': {
      points: 1,
      see: 'second-row-wrong',
      requires: ['outside-refused'],
      cases: { half: refuses('age', (draw) => draw.int(1, 118) + 0.5) },
    },
    'every-field-named': {
      points: 2,
      see: 'every-feature-wrong',
      requires: ['outside-refused'],
      cases: {
        two: ({ ask, draw }) => ask(post({ ...row(draw), age: -1, income: -1 }), refused('age', 'income')),
        'two-faults-of-one': ({ ask, draw }) => ask(post({ ...row(draw), age: -0.5 }), refused('age')),
        'far-below': refuses('age', () => -1e20),
        all: ({ ask }) => ask(post({}), refused('age', 'income', 'label')),
      },
    },
    'no-silent-conversion': {
      points: 2,
      see: 'every-feature-wrong',
      requires: ['outside-refused'],
      cases: {
        text: refuses('age', (draw) => String(draw.int(1, 119))),
        true: refuses('age', () => true),
        null: refuses('age', () => null),
        'key-in-capitals': ({ ask, draw }) => {
          const { age, ...sent } = row(draw);
          return ask(post({ ...sent, Age: age }), refused('age'));
        },
        'null-income': refuses('income', () => null),
        'true-for-yes': refuses('label', () => true),
        list: refuses('income', (draw) => [draw.int(1, 9)]),
      },
    },
    'unknown-keys-dropped': {
      points: 1,
      see: 'feature-misspelled',
      requires: ['valid-row'],
      cases: {
        'one-more': ({ ask, draw }) => {
          const sent = row(draw);
          return ask(post({ ...sent, [draw.word(8)]: draw.int(1, 9) }), { status: 201, json: { accepted: sent } });
        },
      },
    },
  },
  wrong: {
    coerce: 'no-silent-conversion',
    'no-int': 'whole-age',
    'exclusive-bounds': 'both-ends',
    'status-400': 'outside-refused',
    'first-error-only': 'every-field-named',
    'echo-of-the-body': 'unknown-keys-dropped',
    'whole-income': 'valid-row',
    'label-in-any-case': 'outside-refused',
    'field-named-twice': 'every-field-named',
    'named-for-each-issue': 'every-field-named',
  },
} satisfies AssignmentDocument;
