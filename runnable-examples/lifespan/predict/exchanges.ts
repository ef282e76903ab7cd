import type { ExampleDocument, ExchangeRequest } from '#checker/exchange.ts';

const predict = (query: string): ExchangeRequest => ({
  method: 'GET',
  path: `/predict${query}`,
});

const refused = (msg: string) => ({
  status: 422,
  json: { detail: [{ loc: ['query', 'x'], msg }] },
});

export default {
  exchanges: {
    'predict-two': {
      request: predict('?x=2'),
      response: { status: 200, json: { result: 84 } },
      logs: [],
    },
    'predict-half': {
      request: predict('?x=0.5'),
      response: { status: 200, json: { result: 21 } },
      logs: [],
    },
    'predict-text': {
      request: predict('?x=abc'),
      response: refused('Not a number'),
      logs: [],
    },
    'predict-nothing': {
      request: predict(''),
      response: refused('Invalid input: expected string, received undefined'),
      logs: [],
    },
  },
  runs: {
    'ctrl-c': {
      steps: [{ afterMs: 200, signal: 'SIGINT' }],
      logs: ['Start Up Event', 'Listening on http://localhost:3000', 'Shutdown Event!'],
      exit: { code: 0 },
      took: { atMostMs: 2500 },
    },
  },
} satisfies ExampleDocument;
