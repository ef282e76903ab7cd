import { z } from 'zod';
import type { ExampleDocument, ExchangeRequest } from '#checker/exchange.ts';

const done = '7c9e6679-7425-40de-944b-e07fc1f90ae7';
const slow = '0f8fad5b-d9cb-469f-a165-70867728950e';
const twice = '16fd2706-8baf-433b-82eb-8c7fada847da';
const unknown = '6ecd8c99-4036-403d-bf84-cf8400f67836';

const post = (json: unknown): ExchangeRequest => ({ method: 'POST', path: '/task', json });
const get = (id: string): ExchangeRequest => ({ method: 'GET', path: `/task/${id}` });

export default {
  exchanges: {
    'id-returned': {
      request: post({ wait_time: 0.2 }),
      response: { status: 202, json: z.uuid() },
    },
    'id-chosen': {
      request: post({ id_: done, wait_time: 0.2 }),
      response: { status: 202, json: done },
    },
    'result-found': {
      request: get(done),
      response: { status: 200, json: 'task done after 0.2' },
      after: ['id-chosen'],
      waitMs: 800,
    },
    'slow-task': {
      request: post({ id_: slow, wait_time: 5 }),
      response: { status: 202, json: slow },
    },
    'not-done-yet': {
      request: get(slow),
      response: { status: 200, json: null },
      after: ['slow-task'],
    },
    'id-unknown': {
      request: get(unknown),
      response: { status: 200, json: null },
    },
    'id-malformed': {
      request: get('abc'),
      response: {
        status: 422,
        json: {
          detail: [
            { type: 'invalid_format', loc: ['params', 'task_id'], msg: 'Invalid UUID' },
          ],
        },
      },
    },
    'first-of-two': {
      request: post({ id_: twice, wait_time: 0.2 }),
      response: { status: 202, json: twice },
    },
    'second-of-two': {
      request: post({ id_: twice, wait_time: 0.4 }),
      response: { status: 202, json: twice },
      after: ['first-of-two'],
    },
    'first-result-lost': {
      request: get(twice),
      response: { status: 200, json: 'task done after 0.4' },
      after: ['first-of-two', 'second-of-two'],
      waitMs: 1000,
    },
  },
} satisfies ExampleDocument;
