import type { AssignmentDocument, Case, Draw, Expected } from '#checker/check.ts';
import type { ExchangeRequest } from '#checker/exchange.ts';

const API_KEY = 'only-for-this-check';
const start = { env: { API_KEY } };
const right = `Bearer ${API_KEY}`;

const unauthorized: Expected = {
  status: 401,
  headers: { 'www-authenticate': 'Bearer' },
  json: { detail: 'Not authenticated' },
};

const get = (path: string, authorization?: string): ExchangeRequest => ({
  method: 'GET',
  path,
  ...(authorization !== undefined && { headers: { authorization } }),
});

const refuses =
  (path: string, headerOf?: (draw: Draw) => string): Case =>
  ({ ask, draw }) =>
    ask(get(path, headerOf?.(draw)), unauthorized);

const lists =
  (nameOf: (draw: Draw) => string): Case =>
  ({ ask, draw }) => {
    const username = nameOf(draw);
    const path = `/users/${encodeURIComponent(username)}/orders`;
    return ask(get(path), { status: 200, json: { username, orders: [{ order: 'Taco' }] } });
  };

export default {
  level: 'medium',
  checks: {
    'orders-listed': {
      points: 2,
      see: 'orders-of-morty',
      start,
      cases: {
        list: lists((draw) => draw.word()),
        hangul: lists((draw) => `모티${draw.int(1, 99)}`),
      },
    },
    'one-order': {
      points: 2,
      see: 'order-7-of-morty',
      start,
      requires: ['orders-listed'],
      cases: {
        one: ({ ask, draw }) => {
          const [username, order_id] = [draw.word(), String(draw.int(1, 999))];
          return ask(get(`/users/${username}/orders/${order_id}`), { status: 200, json: { username, order_id } });
        },
        'any-text': ({ ask, draw }) => {
          const [username, order_id] = [`모티 ${draw.int(1, 99)}`, `00${draw.int(1, 99)}`];
          const path = `/users/${encodeURIComponent(username)}/orders/${order_id}`;
          return ask(get(path), { status: 200, json: { username, order_id } });
        },
      },
    },
    'stats-guarded': {
      points: 2,
      see: 'stats-refused',
      start,
      cases: {
        'no-header': refuses('/admin/stats'),
        'other-key': refuses('/admin/stats', (draw) => `Bearer ${draw.word(12)}`),
        'key-goes-on': refuses('/admin/stats', (draw) => `${right}${draw.word(1)}`),
        'key-breaks-off': refuses('/admin/stats', () => right.slice(0, -1)),
        'key-in-capitals': refuses('/admin/stats', () => `Bearer ${API_KEY.toUpperCase()}`),
        'more-behind': refuses('/admin/stats', (draw) => `${right} ${draw.word()}`),
        'other-scheme': refuses('/admin/stats', () => `Basic ${API_KEY}`),
        'key-alone': refuses('/admin/stats', () => API_KEY),
        'scheme-inside': refuses('/admin/stats', (draw) => `${draw.word()} ${right}`),
        'scheme-longer': refuses('/admin/stats', () => `X${right}`),
      },
    },
    'stats-with-key': {
      points: 1,
      given: true,
      see: 'stats-with-key',
      start,
      cases: { key: ({ ask }) => ask(get('/admin/stats', right), { status: 200, json: { users: 2, orders: 2 } }) },
    },
    'whole-corner-guarded': {
      points: 2,
      see: 'unknown-behind-guard',
      start,
      requires: ['stats-guarded', 'stats-with-key'],
      cases: {
        unknown: ({ ask, draw }) => ask(get(`/admin/q${draw.word()}`), unauthorized),
        capitals: refuses('/ADMIN/stats'),
        'slash-behind': refuses('/admin/stats/'),
        itself: refuses('/admin'),
        post: ({ ask }) => ask({ method: 'POST', path: '/admin/stats' }, unauthorized),
        options: ({ ask }) => ask({ method: 'OPTIONS', path: '/admin/stats' }, unauthorized),
        head: ({ ask }) => ask({ method: 'HEAD', path: '/admin/stats' }, { status: 401, empty: true }),
        'unknown-with-key': ({ ask, draw }) => ask(get(`/admin/q${draw.word()}`, right), { status: 404 }),
      },
    },
    'others-open': {
      points: 2,
      given: true,
      see: 'health-is-open',
      start,
      cases: {
        health: ({ ask }) => ask(get('/health'), { status: 200, json: { status: 'ok' } }),
        unknown: ({ ask, draw }) => ask(get(`/q${draw.word()}`), { status: 404 }),
        'similar-name': ({ ask, draw }) => ask(get(`/admin${draw.word()}`), { status: 404 }),
      },
    },
    'no-key-opens-nothing': {
      points: 2,
      see: 'key-forgotten',
      start: { env: {} },
      requires: ['stats-guarded'],
      cases: {
        'no-header': refuses('/admin/stats'),
        'text-undefined': refuses('/admin/stats', () => 'Bearer undefined'),
        'nothing-behind': refuses('/admin/stats', () => 'Bearer '),
        'any-key': refuses('/admin/stats', (draw) => `Bearer ${draw.word()}`),
      },
    },
  },
  wrong: {
    'params-not-merged': 'orders-listed',
    'one-name-for-two': 'one-order',
    'no-guard': 'stats-guarded',
    'key-anywhere': 'stats-guarded',
    'scheme-anywhere': 'stats-guarded',
    'header-forgotten': 'stats-guarded',
    'guard-says-no': 'stats-with-key',
    'guard-on-one-route': 'whole-corner-guarded',
    'guard-by-text': 'whole-corner-guarded',
    'guard-on-everything-behind': 'others-open',
    'undefined-is-a-key': 'no-key-opens-nothing',
    'name-from-the-address': 'orders-listed',
    'guard-below-only': 'whole-corner-guarded',
    'options-let-through': 'whole-corner-guarded',
    'key-in-any-case': 'stats-guarded',
  },
} satisfies AssignmentDocument;
