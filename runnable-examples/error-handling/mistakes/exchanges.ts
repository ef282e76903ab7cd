import { z } from 'zod';
import type { ExampleDocument, ExchangeRequest } from '#checker/exchange.ts';

const get = (path: string): ExchangeRequest => ({ method: 'GET', path });

const page = (message: string): string => `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Error</title>
</head>
<body>
<pre>${message}</pre>
</body>
</html>
`;

export default {
  rough: { '*': 'each route shows a mistake in an error handler, and what comes of it' },
  exchanges: {
    'three-parameters-skipped': {
      request: get('/three-parameters/boom'),
      response: { status: 500, text: page('Error: boom') },
      logs: ['[Error: boom]'],
    },
    'three-parameters-everywhere': {
      request: get('/three-parameters/nope'),
      response: { status: 500, text: page('TypeError: res.status is not a function') },
      logs: ['[TypeError: res.status is not a function]'],
    },
    'handler-too-early': {
      request: get('/handler-first/boom'),
      response: { status: 500, text: page('Error: boom') },
      logs: ['[Error: boom]'],
    },
    'no-route-too-early': {
      request: get('/no-route-first/items'),
      response: { status: 404, json: { title: 'Not Found' } },
      logs: [],
    },
    'status-trusted': {
      request: get('/trust-status/price'),
      response: { status: 401, json: { status: 401 } },
      logs: [],
    },
    'headers-trusted': {
      request: get('/default/price'),
      response: {
        status: 401,
        headers: { 'x-internal': 'prices-2' },
        text: page('ClientError: the key of prices-2 has expired'),
      },
    },
    'message-leaked': {
      request: get('/message/items'),
      response: {
        status: 500,
        json: { detail: 'cannot connect to postgres://app:hunter2@db:5432' },
      },
      logs: [],
    },
    'password-in-log': {
      request: {
        method: 'POST',
        path: '/body-in-log',
        headers: { 'content-type': 'application/json' },
        text: '{"password": "hunter2"',
      },
      response: { status: 400, json: { title: 'Bad Request' } },
      logs: ['…', `  body: '{"password": "hunter2"',`, '…'],
    },
    'password-in-default-log': {
      request: {
        method: 'POST',
        path: '/body-in-default-log',
        headers: { 'content-type': 'application/json' },
        text: '{"password": "hunter2"',
      },
      response: { status: 400, text: z.string().startsWith('<!DOCTYPE html>') },
      logs: ['…', `  body: '{"password": "hunter2"',`, '…'],
    },
    'inherited-name': {
      request: get('/inherited/constructor'),
      response: { status: 200, empty: true },
      logs: [],
    },
    'error-swallowed': {
      request: get('/swallowed'),
      response: { status: 200, json: { price: 0 } },
      logs: [],
    },
    'await-forgotten': {
      request: get('/await-forgotten/1'),
      response: { status: 200, json: {} },
      logs: [],
    },
    'answered-twice': {
      request: get('/twice/4'),
      response: { status: 404, json: { title: 'Not Found' } },
      logs: [
        z.string().regex(/Cannot set headers after they are sent to the client/),
        "  code: 'ERR_HTTP_HEADERS_SENT'",
        '}',
      ],
    },
  },
} satisfies ExampleDocument;
