import { z } from 'zod';
import type { ExampleDocument, ExchangeRequest } from '#checker/exchange.ts';

const get = (path: string): ExchangeRequest => ({ method: 'GET', path });
const json = { 'content-type': 'application/json; charset=utf-8' };
const problem = { 'content-type': 'application/problem+json; charset=utf-8' };
const html = { 'content-type': 'text/html; charset=utf-8' };

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
  rough: { '*': 'the lesson begins with Express as it is, and betters it step by step' },
  env: { NODE_ENV: 'production' },
  exchanges: {
    'item-found': {
      request: get('/v2/1'),
      response: { status: 200, headers: json, json: 'Boostcamp' },
      logs: [],
    },
    'missing-item-silent': {
      request: get('/v0/4'),
      response: { status: 200, headers: json, empty: true },
      logs: [],
    },
    'missing-item-crashes': {
      request: get('/v1/4'),
      response: { status: 500, headers: html, text: page('Internal Server Error') },
      logs: ['Error: KeyError: 4', '…'],
    },
    'missing-item-said': {
      request: get('/v2/4'),
      response: {
        status: 404,
        headers: json,
        json: { detail: '아이템을 찾을 수 없습니다 [id: 4]' },
      },
      logs: [],
    },
    'no-such-route': {
      request: get('/nope'),
      response: { status: 404, headers: html, text: page('Cannot GET /nope') },
      logs: [],
    },
    'path-not-decoded': {
      request: get('/v2/%E0%A4%A'),
      response: { status: 400, headers: html, text: page('Bad Request') },
    },
    'problem-by-hand': {
      request: get('/problems/v2/4'),
      response: {
        status: 404,
        headers: problem,
        json: {
          ...{ type: 'about:blank', title: 'Not Found', status: 404 },
          detail: '아이템을 찾을 수 없습니다 [id: 4]',
          requestId: z.uuid(),
        },
      },
      logs: [],
    },
    'path-by-hand': {
      request: get('/problems/v2/%E0%A4%A'),
      response: {
        status: 400,
        headers: problem,
        json: {
          ...{ type: 'about:blank', title: 'Bad Request', status: 400 },
          detail: 'The path cannot be read',
          requestId: z.uuid(),
        },
      },
      logs: [],
    },
    'bug-by-hand': {
      request: get('/problems/v1/4'),
      response: {
        status: 500,
        headers: problem,
        json: {
          ...{ type: 'about:blank', title: 'Internal Server Error', status: 500 },
          requestId: z.uuid(),
        },
      },
      logs: [
        z
          .string()
          .regex(/^\{"level":50,"requestId":"[-\w]{36}","msg":"Error: KeyError: 4"\}$/),
      ],
    },
  },
  runs: {
    'same-name-twice': {
      files: {
        'main.ts': `import type { RequestHandler } from 'express';

const findById: RequestHandler = (_req, res) => res.json('v1');
const findById: RequestHandler = (_req, res) => res.json('v2');
`,
      },
      logs: ['…', "SyntaxError: Identifier 'findById' has already been declared", '…'],
      exit: { code: 1 },
      notIn: { firefox: 'words-of-firefox', webkit: 'words-of-webkit' },
    },
  },
} satisfies ExampleDocument;
