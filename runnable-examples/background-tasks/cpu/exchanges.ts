import type { ExampleDocument, ExchangeRequest } from '#checker/exchange.ts';

const post = (path: string): ExchangeRequest => ({ method: 'POST', path });
const ping: ExchangeRequest = { method: 'GET', path: '/ping' };

const accepted = { status: 202, json: 'ok' };
const pong = { status: 200, json: 'pong' };

export default {
  exchanges: {
    'ping-alone': { request: ping, response: pong },
    'async-function': {
      request: post('/async-function'),
      response: accepted,
      took: { atLeastMs: 700 },
    },
    'after-response': {
      request: post('/after-response'),
      response: accepted,
    },
    'ping-blocked': {
      request: ping,
      response: pong,
      alongside: 'after-response',
      took: { atLeastMs: 700 },
    },
    'in-timer': {
      request: post('/timer'),
      response: accepted,
    },
    'ping-behind-timer': {
      request: ping,
      response: pong,
      alongside: 'in-timer',
      took: { atLeastMs: 700 },
    },
    'settled-promises': {
      request: post('/settled-promises'),
      response: accepted,
    },
    'ping-behind-promises': {
      request: ping,
      response: pong,
      alongside: 'settled-promises',
      took: { atLeastMs: 700 },
    },
    'in-slices': {
      request: post('/slices'),
      response: accepted,
      notYet: ['computed'],
    },
    'ping-between-slices': {
      request: ping,
      response: pong,
      alongside: 'in-slices',
      notYet: ['computed'],
    },
  },
} satisfies ExampleDocument;
