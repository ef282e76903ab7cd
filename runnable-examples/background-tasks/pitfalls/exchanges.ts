import type { ExampleDocument } from '#checker/exchange.ts';

const accepted = { status: 202, json: 'ok' };

export default {
  exchanges: {
    'accepted-too-late': {
      request: { method: 'POST', path: '/wait-first' },
      response: accepted,
      took: { atLeastMs: 780 },
    },
    'nothing-at-all': {
      request: { method: 'GET', path: '/results/1' },
      response: {
        status: 200,
        headers: { 'content-type': 'application/json; charset=utf-8' },
        empty: true,
      },
    },
    'forecast-for-kim': {
      request: { method: 'POST', path: '/forecasts/kim' },
      response: accepted,
    },
    'forecast-for-lee': {
      request: { method: 'POST', path: '/forecasts/lee' },
      response: accepted,
    },
    'kim-reads-lee': {
      request: { method: 'GET', path: '/forecast' },
      response: { status: 200, json: 'forecast for lee' },
      after: ['forecast-for-kim', 'forecast-for-lee'],
      waitMs: 500,
    },
  },
} satisfies ExampleDocument;
