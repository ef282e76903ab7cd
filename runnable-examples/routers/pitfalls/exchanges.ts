import { z } from 'zod';
import type { Documented, ExampleDocument, ExchangeRequest } from '#checker/exchange.ts';

const get = (path: string): ExchangeRequest => ({ method: 'GET', path });
const ok = (json: Documented) => ({ status: 200, json });
const lost = {
  status: 404,
  text: z.stringFormat('a page that says Cannot GET', /<pre>Cannot GET \//),
};
const refused = { status: 401, json: { detail: 'Not authenticated' } };

export default {
  rough: { '*': 'each router shows a mistake, and nothing stands behind them' },
  exchanges: {
    'me-is-a-username': {
      request: get('/me-last/me'),
      response: ok({ username: 'me' }),
    },
    'stamp-too-late': {
      request: get('/stamp-last/time'),
      response: ok({ stamp: null }),
    },
    'prefix-once': { request: get('/prefix-twice/users/morty'), response: lost },
    'prefix-repeated': {
      request: get('/prefix-twice/users/users/morty'),
      response: ok({ username: 'morty' }),
    },
    'get-mounts-nothing': { request: get('/mounted-with-get/orders'), response: lost },
    'params-empty': {
      request: get('/params-lost/users/morty/orders'),
      response: ok({ params: {} }),
    },
    'child-hides-parent': {
      request: get('/param-hidden/users/7/orders/99'),
      response: ok({ params: { id: '99' } }),
    },
    'public-refused': { request: get('/guard-everywhere/public'), response: refused },
    'admin-refused': { request: get('/guard-by-text/admin/stats'), response: refused },
    'capitals-pass-guard': {
      request: get('/guard-by-text/ADMIN/stats'),
      response: ok({ users: 2 }),
    },
  },
} satisfies ExampleDocument;
