import { z } from 'zod';
import type { ExampleDocument, ExchangeRequest } from '#checker/exchange.ts';

const get = (path: string, headers?: Record<string, string>): ExchangeRequest => ({
  method: 'GET',
  path,
  ...(headers && { headers }),
});

const users = [{ username: 'Rick' }, { username: 'Morty' }];

export default {
  env: { API_KEY: 'only-for-this-lesson' },
  exchanges: {
    'users-of-v1': { request: get('/v1/users'), response: { status: 200, json: users } },
    'users-of-v2': { request: get('/v2/users'), response: { status: 200, json: users } },
    'orders-gone-from-v2': {
      request: get('/v2/orders'),
      response: { status: 404, json: { detail: 'No route for GET /v2/orders' } },
    },
    'orders-of-morty': {
      request: get('/v2/users/morty/orders?limit=1'),
      response: { status: 200, json: { username: 'morty', orders: [{ order: 'Taco' }] } },
      logs: ['base /v2/users/morty/orders, rest /, whole /v2/users/morty/orders'],
    },
    'order-7-of-morty': {
      request: get('/v2/users/morty/orders/7'),
      response: { status: 200, json: { username: 'morty', order_id: '7' } },
      logs: ['base /v2/users/morty/orders, rest /7, whole /v2/users/morty/orders/7'],
    },
    'post-not-allowed': {
      request: { method: 'POST', path: '/v1/users' },
      response: {
        status: 405,
        headers: { allow: 'GET, HEAD' },
        json: { detail: 'POST is not allowed here' },
      },
    },
    'post-one-not-allowed': {
      request: { method: 'POST', path: '/v1/users/morty' },
      response: {
        status: 405,
        headers: { allow: 'GET, DELETE, HEAD' },
        json: { detail: 'POST is not allowed here' },
      },
    },
    'options-still-answered': {
      request: { method: 'OPTIONS', path: '/v1/users/morty' },
      response: { status: 204, headers: { allow: 'GET, DELETE, HEAD' }, empty: true },
    },
    'options-of-no-route': {
      request: { method: 'OPTIONS', path: '/v1/nope' },
      response: { status: 404, json: { detail: 'No route for OPTIONS /v1/nope' } },
    },
    'unknown-path': {
      request: get('/nope'),
      response: { status: 404, json: { detail: 'No route for GET /nope' } },
    },
    'health-not-posted': {
      request: { method: 'POST', path: '/health' },
      response: {
        status: 405,
        headers: { allow: 'GET, HEAD' },
        json: { detail: 'POST is not allowed here' },
      },
    },
    'path-undecodable': {
      request: get('/v1/users/%E0%A4%A'),
      response: { status: 400, json: { detail: 'Malformed request' } },
      logs: [],
    },
    'stats-refused': {
      request: get('/admin/stats'),
      response: {
        status: 401,
        headers: { 'www-authenticate': 'Bearer' },
        json: { detail: 'Not authenticated' },
      },
    },
    'stats-with-key': {
      request: get('/admin/stats', { authorization: 'Bearer only-for-this-lesson' }),
      response: { status: 200, json: { users: 2, orders: 2 } },
    },
    'scheme-in-small-letters': {
      request: get('/admin/stats', { authorization: 'bearer  only-for-this-lesson' }),
      response: { status: 200, json: { users: 2, orders: 2 } },
    },
    'unknown-behind-guard': {
      request: get('/admin/nope'),
      response: { status: 401, json: { detail: 'Not authenticated' } },
    },
    'health-is-open': {
      request: get('/health'),
      response: { status: 200, json: { status: 'ok' } },
    },
  },
  runs: {
    'key-forgotten': {
      env: {},
      steps: [{ send: 'stats-with-key', ends: 401 }],
      logs: ['Listening on http://localhost:3000', '…'],
    },
    'malformed-left-out': {
      files: {
        'malformed.ts': `import type { ErrorRequestHandler } from 'express';

export const malformed: ErrorRequestHandler = (error, _req, _res, next) => next(error);
`,
      },
      steps: [{ send: 'path-undecodable', ends: 400 }],
      logs: [
        'Listening on http://localhost:3000',
        '…',
        z.string().startsWith('URIError: Failed to decode param'),
        '…',
      ],
    },
    'routes-printed': {
      logs: [
        'Listening on http://localhost:3000',
        'GET HEAD /v1/users/ [users]',
        'GET HEAD /v1/users/me [users]',
        'GET DELETE HEAD /v1/users/:username [users]',
        'GET HEAD /v1/orders/ [orders]',
        'GET HEAD /v1/orders/:order_id [orders]',
        'GET HEAD /v2/users/ [users]',
        'GET HEAD /v2/users/me [users]',
        'GET DELETE HEAD /v2/users/:username [users]',
        'GET HEAD /v2/users/:username/orders/ [users, orders]',
        'GET HEAD /v2/users/:username/orders/:order_id [users, orders]',
        'GET HEAD /admin/stats [admin]',
        'GET HEAD /health []',
      ],
    },
  },
} satisfies ExampleDocument;
