import type { Documented, ExampleDocument } from '#checker/exchange.ts';

const rate = { type: 'integer', minimum: 1, maximum: 10, default: 3 };

const model = (ready: 'string' | 'boolean', required: readonly string[]) => ({
  type: 'object',
  properties: { name: { type: 'string' }, rate, ready: { type: ready } },
  required,
});

const content = (schema: Documented) => ({ content: { 'application/json': { schema } } });

export default {
  exchanges: {
    'coerced-id-is-required': {
      request: { method: 'GET', path: '/zod-openapi' },
      response: {
        status: 200,
        json: {
          parameters: [
            { in: 'path', name: 'id', required: true, schema: { type: 'number' } },
          ],
          requestBody: content(model('string', ['name', 'ready'])),
          responses: {
            '200': {
              description: 'Replaced',
              ...content({
                ...model('boolean', ['name', 'rate', 'ready']),
                additionalProperties: false,
              }),
            },
          },
        },
      },
    },
    'coerced-id-may-be-null': {
      request: { method: 'GET', path: '/zod-to-openapi' },
      response: {
        status: 200,
        json: {
          parameters: [
            {
              in: 'path',
              name: 'id',
              required: false,
              schema: { type: ['number', 'null'] },
            },
          ],
          requestBody: content(model('string', ['name', 'ready'])),
          responses: {
            '200': {
              description: 'Replaced',
              ...content(model('string', ['name', 'ready'])),
            },
          },
        },
      },
    },
  },
} satisfies ExampleDocument;
