import { z } from 'zod';
import type {
  ExampleDocument,
  ExchangeRequest,
  ExchangeResponse,
} from '#checker/exchange.ts';

const listening = 'Listening on http://localhost:3000';

const ids = {
  ada: '3f2504e0-4f89-41d3-9a0c-0305e82c3301',
  busy: 'a8098c1a-f86e-41da-bd1a-00112444be1e',
  down: '9b2c3a54-11d4-4c57-8f7a-5d1e60e7a001',
  gone: '1b4e28ba-2fa1-41d2-883f-0016d3cca427',
  slow: 'd9428888-122b-41e1-b85c-61cd3cbb3210',
  unknown: '6ecd8c99-4036-403d-bf84-cf8400f67836',
};

const post = (to: string, key?: string): ExchangeRequest => ({
  method: 'POST',
  path: '/mails',
  ...(key === undefined ? {} : { headers: { 'idempotency-key': key } }),
  json: { to },
});

const get = (id: string): ExchangeRequest => ({ method: 'GET', path: `/mails/${id}` });

const accepted = (id: string): ExchangeResponse => ({
  status: 202,
  headers: { location: `/mails/${id}`, 'retry-after': '1' },
  json: { id, status: 'running' },
});

const problem = (status: number, title: string, detail: string, headers = {}) => ({
  status,
  headers: { 'content-type': 'application/problem+json; charset=utf-8', ...headers },
  json: { type: 'about:blank', title, status, detail },
});

const slowMail = (status: string): ExchangeResponse => ({
  status: 202,
  json: { id: z.uuid(), status },
});

export default {
  exchanges: {
    'mail-accepted': {
      request: post('ada@example.com', ids.ada),
      response: accepted(ids.ada),
    },
    'mail-delivered': {
      request: get(ids.ada),
      response: {
        status: 200,
        json: { id: ids.ada, status: 'succeeded', result: 'delivered to ada@example.com' },
      },
      after: ['mail-accepted'],
      waitMs: 800,
    },
    'same-key-same-job': {
      request: post('ada@example.com', ids.ada),
      response: {
        ...accepted(ids.ada),
        json: { id: ids.ada, status: 'succeeded', result: 'delivered to ada@example.com' },
      },
      after: ['mail-accepted', 'mail-delivered'],
      logs: [],
    },
    'quoted-key-same-job': {
      request: post('ada@example.com', `"${ids.ada}"`),
      response: {
        ...accepted(ids.ada),
        json: { id: ids.ada, status: 'succeeded', result: 'delivered to ada@example.com' },
      },
      after: ['mail-accepted', 'mail-delivered'],
      logs: [],
    },
    'same-key-other-mail': {
      request: post('bob@example.com', ids.ada),
      response: problem(422, 'Unprocessable Entity', 'This key was for another mail'),
      after: ['mail-accepted'],
    },
    'job-unknown': {
      request: get(ids.unknown),
      response: problem(404, 'Not Found', 'There is no such job, or no longer'),
    },
    'address-malformed': {
      request: post('ada'),
      response: problem(422, 'Unprocessable Entity', 'The request does not fit: to'),
    },
    'mail-to-gone': {
      request: post('gone@example.com', ids.gone),
      response: accepted(ids.gone),
    },
    'mail-not-compressed': {
      request: {
        ...post('ada@example.com'),
        headers: { 'content-encoding': 'gzip' },
      },
      response: problem(
        400,
        'Bad Request',
        'The body cannot be read as a JSON object or array',
      ),
      waitMs: 500,
      logs: [],
    },
    'mail-to-busy': {
      request: post('busy@example.com', ids.busy),
      response: accepted(ids.busy),
    },
    'mail-to-down': {
      request: post('down@example.com', ids.down),
      response: accepted(ids.down),
    },
    'mail-failed': {
      request: get(ids.down),
      response: {
        status: 200,
        json: { id: ids.down, status: 'failed', error: 'the mail was not delivered' },
      },
      after: ['mail-to-down'],
      waitMs: 2000,
    },
    'mail-to-slow': {
      request: post('slow@example.com', ids.slow),
      response: accepted(ids.slow),
    },
    'still-running': {
      request: get(ids.slow),
      response: {
        status: 200,
        headers: { 'retry-after': '1' },
        json: { id: ids.slow, status: 'running' },
      },
      after: ['mail-to-slow'],
    },
    'second-slow-mail': {
      request: post('slow@example.com'),
      response: slowMail('running'),
      after: ['mail-to-slow'],
    },
    'third-slow-mail': {
      request: post('slow@example.com'),
      response: slowMail('queued'),
      after: ['mail-to-slow', 'second-slow-mail'],
    },
    'fourth-slow-mail': {
      request: post('slow@example.com'),
      response: slowMail('queued'),
      after: ['mail-to-slow', 'second-slow-mail', 'third-slow-mail'],
    },
    'queue-full': {
      request: post('ada@example.com'),
      response: problem(503, 'Service Unavailable', 'The queue is full', {
        'retry-after': '5',
      }),
      after: ['mail-to-slow', 'second-slow-mail', 'third-slow-mail', 'fourth-slow-mail'],
    },
  },
  runs: {
    'second-attempt-succeeds': {
      steps: [{ send: 'mail-to-busy' }],
      logs: [
        listening,
        'busy@example.com: attempt 1 failed, retrying',
        'busy@example.com: succeeded after 2',
      ],
    },
    'all-attempts-fail': {
      steps: [{ send: 'mail-to-down' }],
      logs: [
        listening,
        'down@example.com: attempt 1 failed, retrying',
        'down@example.com: attempt 2 failed, retrying',
        `down@example.com: job ${ids.down} failed after 3: Error: smtp 421`,
        '…',
      ],
    },
    'one-attempt-is-enough': {
      steps: [{ send: 'mail-to-gone' }],
      logs: [
        listening,
        `gone@example.com: job ${ids.gone} failed after 1: Permanent: smtp 550`,
        '…',
      ],
    },
    'result-forgotten': {
      env: { KEEP_MS: '100' },
      steps: [
        { send: 'mail-accepted' },
        { afterMs: 1500, send: 'mail-delivered', ends: 404 },
      ],
      logs: [listening, 'ada@example.com: succeeded after 1'],
    },
    drained: {
      steps: [
        { send: 'mail-to-slow' },
        { afterMs: 200, signal: 'SIGTERM' },
        { afterMs: 200, send: 'mail-accepted', ends: 503 },
        { send: 'still-running' },
      ],
      logs: [listening, 'slow@example.com: succeeded after 1', 'drained'],
      exit: { code: 0 },
    },
    'stopped-twice': {
      steps: [
        { send: 'mail-to-slow' },
        { afterMs: 200, signal: 'SIGINT' },
        { afterMs: 200, signal: 'SIGINT' },
      ],
      logs: [listening],
      exit: { signal: 'SIGINT' },
      took: { atMostMs: 1300 },
    },
    'deadline-passed': {
      env: { DRAIN_MS: '100' },
      steps: [
        { send: 'mail-to-slow' },
        { afterMs: 150, send: 'second-slow-mail' },
        { afterMs: 150, send: 'third-slow-mail' },
        { afterMs: 300, signal: 'SIGTERM' },
      ],
      logs: [listening, 'deadline: 3 jobs lost'],
      exit: { code: 1 },
      took: { atMostMs: 1300 },
    },
  },
} satisfies ExampleDocument;
