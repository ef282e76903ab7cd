import { z } from 'zod';
import type { ExampleDocument, RunStep } from '#checker/exchange.ts';

const listening = 'Listening on http://localhost:3000';

/** The export breaks off, and half a second later somebody asks what is still open. */
/** The second look comes late enough for a slow machine that sends its first request. */
const thenLook: readonly RunStep[] = [
  { send: 'export-whole', ends: 'cut' },
  { afterMs: 2_000, send: 'nothing-open' },
];

export default {
  exchanges: {
    'export-whole': {
      request: { method: 'GET', path: '/export' },
      response: {
        status: 200,
        headers: { 'content-type': 'text/csv; charset=utf-8' },
        text: '1,Boostcamp\n2,AI\n3,Tech\n',
      },
      logs: [],
    },
    'nothing-open': {
      request: { method: 'GET', path: '/open' },
      response: { status: 200, json: { open: 0 } },
      logs: ['open exports: 0'],
    },
  },
  runs: {
    'export-fails-early': {
      env: { BROKEN_ROW: '1' },
      steps: [{ send: 'export-whole', ends: 500 }],
      logs: [listening, 'row 1 is unreadable'],
    },
    'export-cut': {
      env: { BROKEN_ROW: '3' },
      steps: thenLook,
      logs: [listening, 'row 3 is unreadable', 'open exports: 0'],
    },
    'export-cause-lost': {
      env: { BROKEN_ROW: '3', HANDLER: 'noCheck' },
      steps: thenLook,
      logs: [
        listening,
        z.string().regex(/Cannot set headers after they are sent to the client$/),
        '…',
        'open exports: 0',
      ],
    },
    'export-hangs': {
      env: { BROKEN_ROW: '3', HANDLER: 'onlyReturn' },
      steps: [
        { send: 'export-whole', ends: 'cut' },
        { afterMs: 500, send: 'nothing-open', ends: 200 },
        { afterMs: 200, signal: 'SIGTERM' },
      ],
      logs: [listening, 'row 3 is unreadable', 'open exports: 1'],
      exit: { signal: 'SIGTERM' },
    },
  },
} satisfies ExampleDocument;
