import { z } from 'zod';
import type {
  Documented,
  ExampleDocument,
  ExchangeRequest,
  ExchangeResponse,
} from '#checker/exchange.ts';

const requestId = 'test-0001-abcd';
const headers = { 'x-request-id': requestId };
const get = (path: string): ExchangeRequest => ({ method: 'GET', path, headers });

interface Members {
  readonly [name: string]: Documented;
}

const problem = (
  status: number,
  title: string,
  members: Members = {},
): ExchangeResponse => ({
  status,
  headers: { 'content-type': 'application/problem+json; charset=utf-8' },
  json: { type: 'about:blank', title, status, requestId, ...members },
});

/** A line of the log: JSON with these fields, and the time, and perhaps more. */
const line = (fields: Readonly<Record<string, z.ZodType>>) =>
  z
    .string()
    .transform((text): unknown => JSON.parse(text))
    .pipe(z.looseObject({ time: z.int(), ...fields }));

const requestLine = (method: string, path: string, status: number) =>
  line({
    level: z.literal(30),
    requestId: z.literal(requestId),
    method: z.literal(method),
    path: z.literal(path),
    status: z.literal(status),
    msg: z.literal('request'),
  });

const errorLine = (
  msg: string,
  type: string,
  message: RegExp,
  cause: z.ZodType = z.unknown().optional(),
) =>
  line({
    level: z.literal(50),
    requestId: z.literal(requestId),
    err: z.looseObject({
      type: z.literal(type),
      message: z.string().regex(message),
      stack: z.string(),
      cause,
    }),
    msg: z.literal(msg),
  });

export default {
  exchanges: {
    'item-missing': {
      request: get('/v2/4'),
      response: problem(404, 'Not Found', {
        detail: '아이템을 찾을 수 없습니다 [id: 4]',
      }),
      logs: [requestLine('GET', '/v2/4', 404)],
    },
    'error-unexpected': {
      request: get('/v1/4'),
      response: problem(500, 'Internal Server Error'),
      logs: [
        errorLine('unhandled', 'Error', /^KeyError: 4$/),
        requestLine('GET', '/v1/4', 500),
      ],
    },
    'id-not-a-number': {
      request: get('/v2/abc'),
      response: problem(422, 'Unprocessable Entity', {
        detail: 'The request does not fit',
        errors: [{ loc: 'id', type: 'invalid_format' }],
      }),
      logs: [requestLine('GET', '/v2/abc', 422)],
    },
    'route-missing': {
      request: get('/nope'),
      response: problem(404, 'Not Found', { detail: 'No route for GET /nope' }),
      logs: [requestLine('GET', '/nope', 404)],
    },
    'order-cut-off': {
      request: {
        method: 'POST',
        path: '/orders',
        headers: { ...headers, 'content-type': 'application/json' },
        text: '{"item": 2',
      },
      response: problem(400, 'Bad Request', {
        detail: 'The body cannot be read as a JSON object or array',
      }),
      logs: [requestLine('POST', '/orders', 400)],
    },
    'order-as-text': {
      request: {
        method: 'POST',
        path: '/orders',
        headers: { ...headers, 'content-type': 'text/plain' },
        text: '{"item": 2, "count": 1}',
      },
      response: problem(415, 'Unsupported Media Type', {
        detail: 'Send the body as application/json',
      }),
      logs: [requestLine('POST', '/orders', 415)],
    },
    'order-without-type': {
      request: {
        method: 'POST',
        path: '/orders',
        headers: { ...headers, 'content-type': '' },
        text: '{"item": 2, "count": 1}',
      },
      response: problem(415, 'Unsupported Media Type', {
        detail: 'Send the body as application/json',
      }),
      logs: [requestLine('POST', '/orders', 415)],
    },
    'order-not-compressed': {
      request: {
        method: 'POST',
        path: '/orders',
        headers: { ...headers, 'content-encoding': 'gzip' },
        json: { item: 2, count: 1 },
      },
      response: problem(400, 'Bad Request', {
        detail: 'The body cannot be read as a JSON object or array',
      }),
      logs: [requestLine('POST', '/orders', 400)],
    },
    'path-unreadable': {
      request: get('/v2/%E0%A4%A'),
      response: problem(400, 'Bad Request', {
        detail: 'The path cannot be read',
      }),
      logs: [requestLine('GET', '/v2/%E0%A4%A', 400)],
    },
    'queue-full': {
      request: get('/busy'),
      response: {
        ...problem(503, 'Service Unavailable', { detail: 'The queue is full' }),
        headers: { 'retry-after': '30' },
      },
      logs: [
        errorLine('failed', 'HttpError', /^The queue is full$/),
        requestLine('GET', '/busy', 503),
      ],
    },
    'upstream-translated': {
      request: get('/price'),
      response: problem(502, 'Bad Gateway', {
        detail: 'The price service failed',
      }),
      logs: [
        errorLine(
          'failed',
          'HttpError',
          /^The price service failed$/,
          z.looseObject({ message: z.literal('prices-2 says: the key has expired') }),
        ),
        requestLine('GET', '/price', 502),
      ],
    },
    'upstream-untranslated': {
      request: get('/price-untranslated'),
      response: problem(500, 'Internal Server Error'),
      logs: [
        errorLine('unhandled', 'ClientError', /^prices-2 says: the key has expired$/),
        requestLine('GET', '/price-untranslated', 500),
      ],
    },
    'own-data-broken': {
      request: get('/stored-price'),
      response: problem(500, 'Internal Server Error'),
      logs: [
        errorLine('unhandled', 'ZodError', /invalid_type/),
        requestLine('GET', '/stored-price', 500),
      ],
    },
    'id-made-up': {
      request: { method: 'GET', path: '/v2/4', headers: { 'x-request-id': 'no good' } },
      response: {
        status: 404,
        headers: { 'x-request-id': z.uuid() },
        json: {
          ...{ type: 'about:blank', title: 'Not Found', status: 404 },
          detail: '아이템을 찾을 수 없습니다 [id: 4]',
          requestId: z.uuid(),
        },
      },
    },
  },
} satisfies ExampleDocument;
