import { z } from 'zod';
import type { Documented, ExampleDocument, ExchangeRequest } from '#checker/exchange.ts';

const attempt = (pattern: string, path: string): ExchangeRequest => ({
  method: 'POST',
  path: '/try',
  json: { pattern, path },
});
const get = (path: string): ExchangeRequest => ({ method: 'GET', path });
const ok = (json: Documented) => ({ status: 200, json });
const matches = (params: Documented) => ok({ matches: true, params });

export default {
  exchanges: {
    'bare-star-throws': {
      request: attempt('/*', '/a/b'),
      response: {
        status: 400,
        json: { error: z.string().startsWith('TypeError: Missing parameter name') },
      },
    },
    'splat-is-a-list': {
      request: attempt('/*splat', '/a/b'),
      response: matches({ splat: ['a', 'b'] }),
    },
    'splat-wants-something': {
      request: attempt('/*splat', '/'),
      response: ok({ matches: false }),
    },
    'braced-splat-matches-root': {
      request: attempt('/{*splat}', '/'),
      response: matches({}),
    },
    'part-left-out': {
      request: attempt('/users{/:id}', '/users'),
      response: matches({}),
    },
    'part-given': {
      request: attempt('/users{/:id}', '/users/7'),
      response: matches({ id: '7' }),
    },
    'letter-left-out': {
      request: attempt('/colo{u}r', '/color'),
      response: matches({}),
    },
    'two-params-in-a-segment': {
      request: attempt('/:from-:to', '/ICN-CDG'),
      response: matches({ from: 'ICN', to: 'CDG' }),
    },
    'trial-incomplete': {
      request: { method: 'POST', path: '/try', json: { pattern: '/a', path: 'a' } },
      response: {
        status: 422,
        json: {
          detail: 'Send a pattern with at most four stars, and a path that starts with /',
        },
      },
    },
    'file-in-folder': {
      request: get('/files/models/2026/rate.json'),
      response: ok({
        file: 'models/2026/rate.json',
        parts: ['models', '2026', 'rate.json'],
      }),
    },
    'dots-decoded': {
      request: get('/files/a/%2e%2e%2f%2e%2e%2fetc/passwd'),
      response: ok({ file: 'a/../../etc/passwd', parts: ['a', '../../etc', 'passwd'] }),
    },
    'number-stays': { request: get('/orders/42'), response: ok({ order_id: 42 }) },
    'word-goes-on': { request: get('/orders/taco'), response: ok({ dish: 'taco' }) },
    'regexp-names-its-groups': {
      request: get('/flights/ICN-CDG'),
      response: ok({ from: 'ICN', to: 'CDG' }),
    },
    'trial-with-many-stars': {
      request: attempt('/*a/*b/*c/*d/*e', '/1/2/3/4/5'),
      response: {
        status: 422,
        json: {
          detail: 'Send a pattern with at most four stars, and a path that starts with /',
        },
      },
    },
    'regexp-is-literal': {
      request: get('/Flights/ICN-CDG/'),
      response: { status: 404, json: { detail: 'Not Found' } },
    },
  },
  runs: {
    'old-patterns': {
      entry: 'old-patterns.ts',
      logs: [
        'TypeError: Missing parameter name at index 1: *',
        'TypeError: Missing parameter name at index 2: /*',
        'TypeError: Unexpected ? at index 4: /:id?',
        'TypeError: Missing parameter name at index 5: /:id*',
        'TypeError: Unexpected ( at index 4: /:id(\\d+)',
        'TypeError: Unexpected ? at index 6: /colou?r',
        'TypeError: Unexpected + at index 2: /a+',
        'TypeError: Unexpected ( at index 1: /(one|two)',
        'TypeError: Unexpected [ at index 1: /[ab]',
        'TypeError: Unexpected ! at index 3: /hi!',
      ],
      exit: { code: 0 },
    },
    'star-stops-the-start': {
      files: {
        'main.ts': `import express from 'express';

const app = express();

app.get('/*', (_req, res) => res.send('Every path'));

app.listen(3000);
`,
      },
      logs: [
        '…',
        z.stringFormat(
          'a line that names the pattern',
          /^PathError.*Missing parameter name at index 2: \/\*;/,
        ),
        '…',
      ],
      exit: { code: 1 },
    },
  },
} satisfies ExampleDocument;
