import { z } from 'zod';
import type { ExampleDocument, ExchangeRequest } from '#checker/exchange.ts';

const get = (path: string): ExchangeRequest => ({ method: 'GET', path });

const ok = (json: { [key: string]: string } | { [key: string]: string }[]) => ({
  status: 200,
  headers: { 'content-type': 'application/json; charset=utf-8' },
  json,
});

/** Express's own page for what no route has answered. */
const page = (words: string) => ({
  status: 404,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  text: z.stringFormat(`a page that says ${words}`, new RegExp(`<pre>${words}</pre>`)),
});

const users = [{ username: 'Rick' }, { username: 'Morty' }];
const orders = [{ order: 'Taco' }, { order: 'Burritto' }];

export default {
  rough: { '*': 'the program is as short as can be, and has no error handler yet' },
  exchanges: {
    'users-listed': { request: get('/users'), response: ok(users) },
    'users-with-slash': { request: get('/users/'), response: ok(users) },
    'me-is-current-user': {
      request: get('/users/me'),
      response: ok({ username: 'fakecurrentuser' }),
    },
    'one-user': { request: get('/users/morty'), response: ok({ username: 'morty' }) },
    'user-in-hangul': {
      request: get('/users/%EB%AA%A8%ED%8B%B0'),
      response: ok({ username: '모티' }),
    },
    'slash-inside-name': {
      request: get('/users/a%2Fb'),
      response: ok({ username: 'a/b' }),
    },
    'me-encoded': { request: get('/users/m%65'), response: ok({ username: 'me' }) },
    'path-too-long': {
      request: get('/users/a/b'),
      response: page('Cannot GET /users/a/b'),
    },
    'orders-listed': { request: get('/orders'), response: ok(orders) },
    'my-order': { request: get('/orders/me'), response: ok({ my_order: 'taco' }) },
    'one-order': { request: get('/orders/42'), response: ok({ order_id: '42' }) },
    'capitals-match': {
      request: get('/USERS/ME'),
      response: ok({ username: 'fakecurrentuser' }),
    },
    'post-not-found': {
      request: { method: 'POST', path: '/users' },
      response: page('Cannot POST /users'),
    },
    'head-without-body': {
      request: { method: 'HEAD', path: '/users' },
      response: { status: 200, headers: { 'content-length': '42' }, empty: true },
    },
    'options-by-itself': {
      request: { method: 'OPTIONS', path: '/users' },
      response: { status: 200, headers: { allow: 'GET, HEAD' }, text: 'GET, HEAD' },
    },
    'options-of-nothing': {
      request: { method: 'OPTIONS', path: '/nope' },
      response: page('Cannot OPTIONS /nope'),
    },
  },
  runs: {
    'one-module': {
      entry: 'one-module.ts',
      steps: [
        { send: 'users-listed' },
        { send: 'me-is-current-user' },
        { send: 'one-user' },
        { send: 'orders-listed' },
        { send: 'my-order' },
        { send: 'one-order' },
      ],
      logs: ['Listening on http://localhost:3000'],
    },
    'two-routers-start': { logs: ['Listening on http://localhost:3000'] },
    'every-address': {
      files: {
        'main.ts': `import express from 'express';
import { orders } from './routers/orders.ts';
import { users } from './routers/users.ts';

const app = express();
app.use('/users', users);
app.use('/orders', orders);

app.listen(8000, '0.0.0.0', (error) => {
  if (error) throw error;
  console.log('Listening on port 8000 of every address');
});
`,
      },
      logs: ['Listening on port 8000 of every address'],
    },
  },
} satisfies ExampleDocument;
