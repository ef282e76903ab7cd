import type { ExampleDocument, ExchangeRequest } from '#checker/exchange.ts';

const post = (path: string, json: unknown): ExchangeRequest => ({
  method: 'POST',
  path,
  json,
});

const ok = { status: 200, json: 'ok' } as const;
const lines = ['task done after 0.3', 'task done after 0.4', 'task done after 0.5'];

export default {
  exchanges: {
    'client-waits': {
      request: post('/task', { wait_time: 0.8 }),
      response: ok,
      logs: ['task done after 0.8'],
      took: { atLeastMs: 780 },
    },
    'sum-of-the-works': {
      request: post('/tasks/one-by-one', { wait_times: [0.3, 0.4, 0.5] }),
      response: ok,
      logs: lines,
      took: { atLeastMs: 1180 },
    },
    'longest-of-the-works': {
      request: post('/tasks/at-once', { wait_times: [0.3, 0.4, 0.5] }),
      response: ok,
      took: { atLeastMs: 480, atMostMs: 1100 },
    },
    'ping-while-waiting': {
      request: { method: 'GET', path: '/ping' },
      response: { status: 200, json: 'pong' },
      alongside: 'client-waits',
      notYet: ['task done after 0.8'],
    },
  },
} satisfies ExampleDocument;
