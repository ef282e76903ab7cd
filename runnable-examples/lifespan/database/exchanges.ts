import { z } from 'zod';
import type { ExampleDocument, ExchangeRequest } from '#checker/exchange.ts';

const predict = (json: unknown): ExchangeRequest => ({
  method: 'POST',
  path: '/predictions',
  json,
});

const started = ['database open', 'model loaded', 'Listening on http://localhost:3000'];
const stopped = ['server closed', 'model unloaded', 'database closed'];

export default {
  exchanges: {
    'prediction-saved': {
      request: predict({ x: 2 }),
      response: { status: 201, json: { id: 1, x: 2, result: 84 } },
      logs: [],
    },
    'predictions-listed': {
      after: ['prediction-saved'],
      request: { method: 'GET', path: '/predictions' },
      response: { status: 200, json: [{ id: 1, x: 2, result: 84 }] },
      logs: [],
    },
    'prediction-cut-off': {
      request: {
        method: 'POST',
        path: '/predictions',
        headers: { 'content-type': 'application/json' },
        text: '{"x": ',
      },
      response: { status: 400, json: { detail: 'Malformed request' } },
      logs: [],
    },
    'prediction-slow': {
      request: predict({ x: 0.5, ms: 1000 }),
      response: { status: 201, json: { id: z.int().positive(), x: 0.5, result: 21 } },
      logs: [],
    },
  },
  runs: {
    'stopped-in-reverse': {
      steps: [{ afterMs: 200, signal: 'SIGTERM' }],
      logs: [...started, 'SIGTERM', ...stopped],
      exit: { code: 0 },
    },
    'slow-one-saved': {
      steps: [{ send: 'prediction-slow' }, { afterMs: 300, signal: 'SIGTERM' }],
      logs: [...started, 'SIGTERM', ...stopped],
      exit: { code: 0 },
      took: { atMostMs: 3000 },
    },
    'client-left-before-stop': {
      steps: [
        { send: 'prediction-slow', leavesAfterMs: 300 },
        { afterMs: 500, signal: 'SIGTERM' },
      ],
      logs: [...started, 'SIGTERM', ...stopped],
      exit: { code: 0 },
    },
    'fails-halfway': {
      files: {
        'models/answer_to_everything.json': `{ "weight": "forty-two", "bias": 0 }
`,
      },
      logs: [
        'database open',
        'database closed',
        '…',
        z.string().startsWith('ZodError'),
        '…',
      ],
      exit: { code: 1 },
    },
    'database-closed-first': {
      files: {
        'main.ts': `import { createApp } from './app.ts';
import { loadModel } from './model.ts';
import { Predictions } from './predictions.ts';

const predictions = new Predictions(':memory:');
const model = await loadModel('answer_to_everything');
const server = createApp(model, predictions).listen(3000);

process.once('SIGTERM', () => {
  server.close();
  predictions[Symbol.dispose]();
});
`,
      },
      steps: [
        { send: 'prediction-slow', ends: 500 },
        { afterMs: 300, signal: 'SIGTERM' },
      ],
      logs: ['database open', 'database closed', 'Error: database is not open'],
      exit: { code: 0 },
    },
  },
} satisfies ExampleDocument;
