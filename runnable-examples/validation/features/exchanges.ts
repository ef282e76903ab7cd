import { z } from 'zod';
import type { ExampleDocument, ExchangeRequest } from '#checker/exchange.ts';

const row = { a: 42, device: 'phone', position: [2, 3], clicks: { home: 1 } };

const predict = (...rows: unknown[]): ExchangeRequest => ({
  method: 'POST',
  path: '/predict',
  json: { rows },
});

const issue = (type: string, ...loc: (string | number)[]) => ({
  type,
  loc: ['body', 'rows', ...loc],
  msg: z.string(),
});
const refused = (...detail: ReturnType<typeof issue>[]) => ({
  status: 422,
  json: { detail },
});

export default {
  exchanges: {
    'both-ends-allowed': {
      request: predict({ ...row, a: 0 }, { ...row, a: 100 }),
      response: { status: 200, json: { scores: [7, 107] } },
    },
    'second-row-wrong': {
      request: predict(row, { ...row, a: 101 }),
      response: refused(issue('too_big', 1, 'a')),
    },
    'every-feature-wrong': {
      request: predict({ a: '30', device: 'watch', position: [2], clicks: { home: -1 } }),
      response: refused(
        issue('invalid_type', 0, 'a'),
        issue('invalid_value', 0, 'device'),
        issue('too_small', 0, 'position'),
        issue('too_small', 0, 'clicks', 'home'),
      ),
    },
    'feature-misspelled': {
      request: predict({ ...row, postion: [0, 0] }),
      response: refused(issue('unrecognized_keys', 0)),
    },
    'coordinate-endless': {
      request: predict({ ...row, position: [1e308, 1e308] }),
      response: refused(
        issue('too_big', 0, 'position', 0),
        issue('too_big', 0, 'position', 1),
      ),
    },
    'nan-from-python': {
      request: {
        method: 'POST',
        path: '/predict',
        headers: { 'content-type': 'application/json' },
        text: '{"rows": [{"a": NaN}]}',
      },
      response: { status: 400, json: { detail: 'Malformed request' } },
    },
  },
} satisfies ExampleDocument;
