import { z } from 'zod';
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
        'zero-before': missing(() => '01', notFound),
        'point-zero': missing(() => '1.0', notFound),
        'letters-behind': missing((draw) => `1${draw.word()}`, notFound),
        'blank-before': missing(() => '%201', notFound),
      },
    },
    'detail-names-the-id': {
      points: 2,
      see: 'missing-item-said',
      requires: ['missing-is-404'],
      cases: {
        number: missing((draw) => String(draw.int(4, 99_999)), said),
        word: missing((draw) => draw.word(), said),
        'zeros-before': missing((draw) => `00${draw.int(1, 9)}`, said),
        hangul: ({ ask, draw }) => {
          const id = `상품 ${draw.int(1, 99)}`;
          return ask({ method: 'GET', path: `/items/${encodeURIComponent(id)}` }, said(id));
        },
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
      cases: {
        stock: async ({ ask, awaitLine }) => {
          await ask({ method: 'GET', path: '/stock' }, { status: 500 });
          await awaitLine(z.string().includes('no such table: stock'));
        },
        'path-that-cannot-be-read': get('/items/%E0%A4%A', { status: 400 }),
      },
    },
  },
  wrong: {
    'keys-of-another-type': 'item-found',
    'plain-error': 'missing-is-404',
    'status-200': 'missing-is-404',
    'detail-without-the-id': 'detail-names-the-id',
    'plain-object': 'inherited-is-missing',
    'every-error-is-the-client': 'bug-is-500',
    'numbers-alike': 'missing-is-404',
    'id-left-encoded': 'detail-names-the-id',
    'every-other-error-is-500': 'bug-is-500',
  },
} satisfies AssignmentDocument;
