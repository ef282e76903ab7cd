import type { ExampleDocument, ExchangeRequest } from '#checker/exchange.ts';

const get = (path: string, id: string): ExchangeRequest => ({
  method: 'GET',
  path,
  headers: { 'x-request-id': id },
});

const line = (fromStorage: string, fromVariable: string, msg: string): string =>
  JSON.stringify({ fromStorage, fromVariable, msg });

export default {
  exchanges: {
    'slow-item': {
      request: get('/items/1', 'slow-0001'),
      response: { status: 200, json: 'Boostcamp' },
      logs: [line('slow-0001', 'slow-0001', 'found Boostcamp')],
    },
    'quick-item': {
      request: get('/items/2', 'quick-0002'),
      response: { status: 200, json: 'AI' },
      logs: [line('quick-0002', 'quick-0002', 'found AI')],
    },
    'no-such-item': {
      request: get('/items/4', 'quick-0004'),
      response: {
        status: 404,
        json: { type: 'about:blank', title: 'Not Found', status: 404 },
      },
      logs: [],
    },
  },
  runs: {
    'two-at-once': {
      steps: [{ send: 'slow-item' }, { afterMs: 100, send: 'quick-item' }],
      logs: [
        'Listening on http://localhost:3000',
        line('quick-0002', 'quick-0002', 'found AI'),
        line('slow-0001', 'quick-0002', 'found Boostcamp'),
      ],
    },
  },
} satisfies ExampleDocument;
