import type { AssignmentDocument, Case, Draw, Expected } from '#checker/check.ts';

const get = (path: string, expected: Expected): Case => {
  return ({ ask }) => ask({ method: 'GET', path }, expected);
};

const missing = (id: (draw: Draw) => string, expected: (id: string) => Expected): Case => {
  return ({ ask, draw }) => {
    const drawn = id(draw);
    return ask({ method: 'GET', path: `/items/${drawn}` }, expected(drawn));
  };
};

const notFound = (): Expected => ({ status: 404 });
const said = (id: string): Expected => ({ status: 404, json: { detail: `There is no item ${id}` } });

export default {
  level: 'easy',
  checks: {
    'item-found': {
      points: 1,
      given: true,
      see: 'item-found',
      cases: {
        first: get('/items/1', { status: 200, json: 'Boostcamp' }),
        second: get('/items/2', { status: 200, json: 'AI' }),
        third: get('/items/3', { status: 200, json: 'Tech' }),
      },
    },
    'missing-is-404': {
      points: 2,
      see: 'missing-item-said',
      cases: {
        zero: missing(() => '0', notFound),
        next: missing(() => '4', notFound),
        far: missing((draw) => String(draw.int(5, 99_999)), notFound),
        word: missing((draw) => draw.word(), notFound),
      },
    },
    'detail-names-the-id': {
      points: 2,
      see: 'missing-item-said',
      requires: ['missing-is-404'],
      cases: {
        number: missing((draw) => String(draw.int(4, 99_999)), said),
        word: missing((draw) => draw.word(), said),
      },
    },
    'inherited-is-missing': {
      points: 1,
      see: 'inherited-name',
      requires: ['missing-is-404'],
      cases: {
        'its-constructor': missing(() => 'constructor', notFound),
        'to-string': missing(() => 'toString', notFound),
        proto: missing(() => '__proto__', notFound),
      },
    },
    'bug-is-500': {
      points: 1,
      given: true,
      see: 'missing-item-crashes',
      cases: { stock: get('/stock', { status: 500 }) },
    },
  },
  wrong: {
    'keys-of-another-type': 'item-found',
    'plain-error': 'missing-is-404',
    'status-200': 'missing-is-404',
    'detail-without-the-id': 'detail-names-the-id',
    'plain-object': 'inherited-is-missing',
    'every-error-is-the-client': 'bug-is-500',
  },
} satisfies AssignmentDocument;
