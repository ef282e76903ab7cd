import { z } from 'zod';
import type { ExampleDocument, ExchangeRequest } from '#checker/exchange.ts';

const get = (path: string): ExchangeRequest => ({ method: 'GET', path });
const listening = 'Listening on http://localhost:3000';

export default {
  rough: {
    '*': 'each file shows a mistake at the start or the end, and mends nothing else',
  },
  exchanges: {
    'asked-too-early': {
      request: get('/predict?x=2'),
      response: { status: 500, json: { error: 'TypeError' } },
      // The rest of the line is the engine's wording.
      logs: [z.string().startsWith('TypeError: ')],
    },
    'asked-later': {
      waitMs: 2500,
      request: get('/predict?x=2'),
      response: { status: 200, json: { result: 84 } },
      logs: [],
    },
    'slow-one': {
      request: get('/slow'),
      response: { status: 200, json: { report: 'complete' } },
      logs: [],
    },
  },
  runs: {
    'no-handler': {
      steps: [
        { send: 'slow-one', ends: 'cut' },
        { afterMs: 300, signal: 'SIGTERM' },
      ],
      logs: [listening],
      exit: { signal: 'SIGTERM' },
    },
    'exit-in-handler': {
      entry: 'exit-in-handler.ts',
      steps: [
        { send: 'slow-one', ends: 'cut' },
        { afterMs: 300, signal: 'SIGTERM' },
      ],
      logs: [listening, 'cleaning up'],
      exit: { code: 0 },
    },
    'close-only': {
      entry: 'close-only.ts',
      steps: [{ send: 'slow-one' }, { afterMs: 300, signal: 'SIGTERM' }],
      logs: [listening, 'server closed'],
      exit: { code: 0 },
      took: { atLeastMs: 3500 },
    },
    'false-listening': {
      entry: 'busy-port.ts',
      logs: [listening, 'Shutdown Event!'],
      exit: { code: 0 },
    },
  },
} satisfies ExampleDocument;
