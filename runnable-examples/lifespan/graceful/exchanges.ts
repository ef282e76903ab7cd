import { z } from 'zod';
import type { ExampleDocument, ExchangeRequest } from '#checker/exchange.ts';

const get = (path: string): ExchangeRequest => ({ method: 'GET', path });
const complete = { status: 200, json: { report: 'complete' } };

const listening = ['Start Up Event', 'Listening on http://localhost:3000'];
const cleanedUp = ['server closed', 'Shutdown Event!'];

/** Takes the port inside the same program, before anything else of it runs. */
const busyPort = {
  'busy-port.ts': `import './taken.ts';
import './main.ts';
`,
  'taken.ts': `import { createServer } from 'node:http';

createServer().listen(3000).unref();
`,
};

export default {
  exchanges: {
    'predict-from-file': {
      request: get('/predict?x=2'),
      response: { status: 200, json: { result: 84 } },
      logs: [],
    },
    ready: {
      request: get('/readyz'),
      response: { status: 200, json: { ready: true } },
      logs: [],
    },
    alive: {
      request: get('/livez'),
      response: { status: 200, json: { alive: true } },
      logs: [],
    },
    'report-slow': {
      request: get('/report?ms=1500'),
      response: complete,
      logs: [],
      took: { atLeastMs: 1400 },
    },
    'stubborn-slow': {
      request: get('/stubborn?ms=2500'),
      response: complete,
      logs: ['stubborn report complete'],
      took: { atLeastMs: 2400 },
    },
  },
  runs: {
    'in-flight-finished': {
      env: { DRAIN_MS: '700' },
      steps: [
        { send: 'report-slow' },
        { afterMs: 300, signal: 'SIGTERM' },
        { afterMs: 200, send: 'ready', ends: 503 },
        { send: 'alive' },
        { afterMs: 800, send: 'predict-from-file', ends: 'refused' },
      ],
      logs: [...listening, 'SIGTERM: finishing', ...cleanedUp],
      exit: { code: 0 },
      took: { atLeastMs: 900, atMostMs: 3500 },
    },
    'deadline-passed': {
      env: { DEADLINE_MS: '300' },
      steps: [
        { send: 'report-slow', ends: 503 },
        { send: 'stubborn-slow', ends: 'cut' },
        { afterMs: 300, signal: 'SIGTERM' },
      ],
      logs: [...listening, 'SIGTERM: finishing', 'report given up', ...cleanedUp],
      exit: { code: 1 },
      took: { atMostMs: 2000 },
    },
    'deadline-too-large': {
      env: { DRAIN_MS: '', DEADLINE_MS: '3000000000' },
      logs: ['Invalid settings:', '✖ Not 0 to 999999 milliseconds', '  → at DEADLINE_MS'],
      exit: { code: 78 },
    },
    'client-leaves': {
      steps: [
        { send: 'report-slow', leavesAfterMs: 300 },
        { send: 'stubborn-slow', leavesAfterMs: 300 },
      ],
      logs: [...listening, 'client left, report given up', 'stubborn report complete'],
    },
    'client-left-and-late': {
      env: { DEADLINE_MS: '300' },
      steps: [
        { send: 'stubborn-slow', leavesAfterMs: 200 },
        { afterMs: 500, signal: 'SIGTERM' },
      ],
      logs: [...listening, 'SIGTERM: finishing', ...cleanedUp],
      exit: { code: 1 },
      took: { atMostMs: 1800 },
    },
    'second-ctrl-c': {
      steps: [
        { send: 'report-slow', ends: 'cut' },
        { afterMs: 300, signal: 'SIGINT' },
        { afterMs: 300, signal: 'SIGINT' },
      ],
      logs: [...listening, 'SIGINT: finishing'],
      exit: { signal: 'SIGINT' },
    },
    'stopped-while-starting': {
      env: { DRAIN_MS: '100' },
      files: {
        'lifespan.ts': `import { loadModel } from './model.ts';

export async function* lifespan() {
  console.log('Start Up Event');
  process.emit('SIGTERM', 'SIGTERM');
  console.log('told to stop, and still loading');
  const answer_to_everything = await loadModel('answer_to_everything');
  try {
    yield { ml_models: { answer_to_everything } };
  } finally {
    console.log('Shutdown Event!');
  }
}
`,
      },
      logs: [
        'Start Up Event',
        'told to stop, and still loading',
        'Listening on http://localhost:3000',
        'SIGTERM: finishing',
        ...cleanedUp,
      ],
      exit: { code: 0 },
    },
    'start-fails': {
      files: {
        'models/answer_to_everything.json': `{ "weight": "forty-two", "bias": 0 }
`,
      },
      logs: ['Start Up Event', '…', z.string().startsWith('ZodError'), '…'],
      exit: { code: 1 },
    },
    'busy-port-undone': {
      entry: 'busy-port.ts',
      files: busyPort,
      logs: ['Start Up Event', 'Shutdown Event!', '…', z.string().regex(/EADDRINUSE/), '…'],
      exit: { code: 1 },
    },
    'finally-forgotten': {
      entry: 'busy-port.ts',
      files: {
        ...busyPort,
        'lifespan.ts': `import { loadModel } from './model.ts';

export async function* lifespan() {
  console.log('Start Up Event');
  const answer_to_everything = await loadModel('answer_to_everything');
  yield { ml_models: { answer_to_everything } };
  console.log('Shutdown Event!');
}
`,
      },
      logs: [
        'Start Up Event',
        z.string().regex(/^(?!Shutdown)/),
        '…',
        z.string().regex(/EADDRINUSE/),
        '…',
      ],
      exit: { code: 1 },
    },
  },
} satisfies ExampleDocument;
