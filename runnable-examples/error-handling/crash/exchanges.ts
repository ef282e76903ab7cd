import { z } from 'zod';
import type { ExampleDocument, Exchange, Run } from '#checker/exchange.ts';

const get = (path: string, response: Exchange['response']): Exchange => ({
  request: { method: 'GET', path },
  response,
});

const listening = 'Listening on http://localhost:3000';
const counted = { status: 200, json: 'counted soon' };
const note = {
  status: 200,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
  text: 'Bring a laptop.\n',
};
const env = { STATISTICS: 'down' };

/** One request makes the mistake while another one is still being answered. */
const crash = (id: string, error: string): Run => ({
  env,
  steps: [
    { send: 'long-report', ends: 'cut' },
    { afterMs: 200, send: id },
  ],
  logs: [listening, '…', error, '…'],
  exit: { code: 1 },
});

export default {
  rough: { afterwards: 'with pipe the file stays open when the client goes' },
  exchanges: {
    'view-awaited': get('/awaited/1', { status: 200, json: 'counted' }),
    'view-forgotten': get('/forgotten/1', counted),
    'view-in-timer': get('/timer/1', counted),
    'view-caught': get('/caught/1', counted),
    'note-piped': get('/piped', note),
    'note-heard': get('/heard', note),
    'long-report': get('/report', { status: 200, json: 'a long report' }),
  },
  runs: {
    'awaited-fails': {
      env,
      steps: [{ send: 'view-awaited', ends: 500 }],
      logs: [listening, 'caught by Express: Error: view 1 is lost'],
    },
    'forgotten-crashes': crash('view-forgotten', 'Error: view 1 is lost'),
    'timer-crashes': crash('view-in-timer', 'Error: view 1 is lost'),
    'stream-crashes': {
      env: { NOTES: 'nowhere' },
      steps: [{ send: 'note-piped', ends: 'cut' }],
      logs: [
        listening,
        '…',
        z.string().startsWith('Error: ENOENT: no such file or directory'),
        '…',
      ],
      exit: { code: 1 },
    },
    'stream-heard': {
      env: { NOTES: 'nowhere' },
      steps: [{ send: 'note-heard', ends: 500 }],
      logs: [
        listening,
        z
          .string()
          .startsWith('caught by Express: Error: ENOENT: no such file or directory'),
      ],
    },
    'forgotten-caught': {
      env,
      steps: [{ send: 'view-caught' }],
      logs: [listening, 'not counted: Error: view 1 is lost', '…'],
    },
    'last-words': {
      entry: 'guarded.ts',
      env,
      steps: [{ send: 'view-forgotten' }],
      logs: [
        listening,
        z
          .string()
          .startsWith(
            '{"level":60,"origin":"unhandledRejection","err":{"type":"Error","message":"view 1 is lost","stack":"Error: view 1 is lost\\n',
          ),
      ],
      exit: { code: 1 },
    },
  },
} satisfies ExampleDocument;
