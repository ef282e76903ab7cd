import type { ExampleDocument, ExchangeRequest } from '#checker/exchange.ts';

const predict = (query: string): ExchangeRequest => ({
  method: 'GET',
  path: `/predict${query}`,
});

const refused = (type: string, msg: string) => ({
  status: 422,
  json: { detail: [{ type, loc: ['query', 'x'], msg }] },
});

export default {
  rough: { '*': 'the program is about its start and its end, and as short as can be' },
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
    'predict-tiny': {
      request: predict('?x=1e-7'),
      response: { status: 200, json: { result: 0.0000042 } },
      logs: [],
    },
    'predict-text': {
      request: predict('?x=abc'),
      response: refused('invalid_format', 'Not a number'),
      logs: [],
    },
    'predict-nothing': {
      request: predict(''),
      response: refused(
        'invalid_type',
        'Invalid input: expected string, received undefined',
      ),
      logs: [],
    },
    'predict-too-large': {
      request: predict('?x=1000001'),
      response: refused('too_big', 'Too big: expected number to be <=1000000'),
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
