import { z } from 'zod';
import type { Documented, ExampleDocument, ExchangeRequest } from '#checker/exchange.ts';

const get = (path: string): ExchangeRequest => ({ method: 'GET', path });

type Properties = Record<string, Documented>;

const objectWith = (properties: Properties, required: readonly string[]) => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  type: 'object',
  properties,
  required,
});

/** What an answer promises beyond a request: the defaults are filled in, and nothing else comes along. */
const sent = (properties: Properties, required = Object.keys(properties)) => ({
  ...objectWith(properties, required),
  additionalProperties: false,
});

const rated = {
  name: { type: 'string' },
  rate: { type: 'integer', minimum: 1, maximum: 10, default: 3 },
};
const digits = { type: 'string', pattern: '^\\d+$' };
const datetime = { type: 'string', format: 'date-time', pattern: z.string() };
const text = { type: 'string' };

export default {
  exchanges: {
    'default-required-in-output': {
      request: get('/schemas/defaults'),
      response: {
        status: 200,
        json: { input: objectWith(rated, ['name']), output: sent(rated) },
      },
    },
    'text-in-value-out': {
      request: get('/schemas/text'),
      response: {
        status: 200,
        json: {
          input: objectWith({ limit: digits, ready: text }, ['limit', 'ready']),
          output: sent({
            limit: { type: 'integer', minimum: 1, maximum: Number.MAX_SAFE_INTEGER },
            ready: { type: 'boolean' },
          }),
        },
      },
    },
    'date-not-in-json': {
      request: get('/schemas/date'),
      response: {
        status: 500,
        json: { error: 'Error: Date cannot be represented in JSON Schema' },
      },
    },
    'date-documented': {
      request: get('/dated'),
      response: {
        status: 200,
        json: {
          documented: {
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  properties: { trained: text },
                  required: ['trained'],
                },
              },
            },
          },
          fits: false,
        },
      },
    },
    'datetime-is-text': {
      request: get('/schemas/datetime'),
      response: {
        status: 200,
        json: {
          input: objectWith({ trained: datetime }, ['trained']),
          output: sent({ trained: datetime }),
        },
      },
    },
    'refinement-lost': {
      request: get('/schemas/refined'),
      response: {
        status: 200,
        json: { input: objectWith({ dir: text }, ['dir']), output: sent({ dir: text }) },
      },
    },
    'hash-sent-anyway': {
      request: get('/users'),
      response: {
        status: 200,
        json: [{ username: 'rick', password_hash: '$2b$10$N9qo8uLO' }],
      },
    },
    'hash-held-back': {
      request: get('/checked-users'),
      response: { status: 200, json: [{ username: 'rick' }] },
    },
    'route-undocumented': {
      request: get('/undocumented'),
      response: { status: 200, json: ['GET /health', 'GET /admin/users/:id'] },
    },
  },
} satisfies ExampleDocument;
