import { z } from 'zod';
import type { ExampleDocument, ExchangeRequest } from '#checker/exchange.ts';

const listening = 'Listening on http://localhost:3000';

const ids = {
  ada: '3f2504e0-4f89-41d3-9a0c-0305e82c3301',
  down: '9b2c3a54-11d4-4c57-8f7a-5d1e60e7a001',
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

const accepted = (id: string) => ({
  status: 202,
  headers: { location: `/mails/${id}`, 'retry-after': '1' },
  json: { id },
});

const problem = (status: number, title: string, detail: string) => ({
  status,
  json: { type: 'about:blank', title, status, detail },
});

export default {
  env: { REDIS_URL: 'redis://127.0.0.1:6379', QUEUE_PREFIX: 'lesson' },
  needsNode: 'redis',
  exchanges: {
    'mail-queued': {
      request: post('ada@example.com', ids.ada),
      response: accepted(ids.ada),
    },
    'mail-completed': {
      request: get(ids.ada),
      response: {
        status: 200,
        json: { id: ids.ada, status: 'completed', result: 'delivered to ada@example.com' },
      },
      after: ['mail-queued'],
      waitMs: 1500,
    },
    'mail-queued-again': {
      request: post('ada@example.com', ids.ada),
      response: accepted(ids.ada),
      after: ['mail-queued'],
    },
    'other-mail-for-the-key': {
      request: post('bob@example.com', ids.ada),
      response: problem(422, 'Unprocessable Entity', 'This key was for another mail'),
      after: ['mail-queued'],
    },
    'slow-mail-queued': {
      request: post('slow@example.com', ids.slow),
      response: accepted(ids.slow),
    },
    'slow-mail-active': {
      request: get(ids.slow),
      response: {
        status: 200,
        headers: { 'retry-after': '1' },
        json: { id: ids.slow, status: 'active' },
      },
      after: ['slow-mail-queued'],
      waitMs: 500,
    },
    'down-mail-queued': {
      request: post('down@example.com', ids.down),
      response: accepted(ids.down),
    },
    'down-mail-failed': {
      request: get(ids.down),
      response: {
        status: 200,
        json: { id: ids.down, status: 'failed', error: 'the mail was not delivered' },
      },
      after: ['down-mail-queued'],
      waitMs: 3000,
    },
    'queued-job-unknown': {
      request: get(ids.unknown),
      response: problem(404, 'Not Found', 'There is no such job, or no longer'),
    },
    'busy-mail-queued': {
      request: post('busy@example.com'),
      response: { status: 202, json: { id: z.uuid() } },
    },
    'gone-mail-queued': {
      request: post('gone@example.com'),
      response: { status: 202, json: { id: z.uuid() } },
    },
  },
  runs: {
    'one-delivery-for-one-key': {
      steps: [
        { send: 'mail-queued' },
        { afterMs: 1000, send: 'mail-queued-again' },
        { afterMs: 500, send: 'busy-mail-queued' },
        { afterMs: 1000, send: 'gone-mail-queued' },
      ],
      logs: [
        listening,
        'ada@example.com: start 1',
        'ada@example.com: completed',
        'busy@example.com: start 1',
        'busy@example.com: smtp 421',
        'busy@example.com: start 2',
        'busy@example.com: completed',
        'gone@example.com: start 1',
        'gone@example.com: smtp 550',
      ],
    },
    'job-survives-its-worker': {
      entry: 'takeover.ts',
      logs: [
        'first worker: slow@example.com: start 1',
        'first worker: ended with SIGKILL',
        'second worker: slow@example.com: start 2',
        'second worker: slow@example.com: completed',
        'second worker: ended with 0',
      ],
      exit: { code: 0 },
    },
    'job-finished-before-the-end': {
      steps: [{ send: 'slow-mail-queued' }, { afterMs: 800, signal: 'SIGTERM' }],
      logs: [
        listening,
        'slow@example.com: start 1',
        'slow@example.com: completed',
        'stopped',
      ],
      exit: { code: 0 },
    },
    'redis-away': {
      env: { REDIS_URL: 'redis://127.0.0.1:1' },
      steps: [{ send: 'mail-queued', ends: 503 }],
      logs: ['…', listening, '…'],
    },
  },
} satisfies ExampleDocument;
