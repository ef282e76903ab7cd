import type { ExampleDocument } from '#checker/exchange.ts';

const accepted = { status: 202, json: 'ok' };
const pong = { status: 200, json: 'pong' };

export default {
  rough: { 'POST /broken-thread': 'its thread fails on purpose, and the log says so' },
  exchanges: {
    'in-thread': {
      request: { method: 'POST', path: '/thread' },
      response: accepted,
      notYet: ['computed'],
    },
    'ping-beside-thread': {
      request: { method: 'GET', path: '/ping' },
      response: pong,
      alongside: 'in-thread',
      notYet: ['computed'],
    },
    'in-broken-thread': {
      request: { method: 'POST', path: '/broken-thread' },
      response: accepted,
    },
    'alive-after-broken-thread': {
      request: { method: 'GET', path: '/ping' },
      response: pong,
      after: ['in-broken-thread'],
      waitMs: 2000,
    },
  },
  runs: {
    'thread-fails': {
      steps: [
        { send: 'in-broken-thread' },
        { afterMs: 2000, send: 'alive-after-broken-thread' },
      ],
      logs: [
        'Listening on http://localhost:3000',
        'not computed: Error: the model is broken',
        '…',
      ],
    },
  },
} satisfies ExampleDocument;
