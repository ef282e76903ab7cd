import { z } from 'zod';
import type { Documented, ExampleDocument } from '#checker/exchange.ts';

const json = { 'content-type': 'application/json; charset=utf-8' };
const churn = { name: 'churn', url: 'http://localhost:8000/churn', rate: 3 };

const content = (schema: Documented) => ({ content: { 'application/json': { schema } } });
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const answer = (description: string, schema: Documented) => ({
  description,
  ...content(schema),
});
const invalid = answer('A part does not fit its schema', ref('Invalid'));
const whole = (maximum: number) => ({ type: 'integer', minimum: 1, maximum });

const paths = {
  '/models': {
    post: {
      operationId: 'deployModel',
      tags: ['models'],
      summary: 'Deploy a model',
      parameters: [],
      requestBody: { required: true, ...content(ref('Model')) },
      responses: { '201': answer('Deployed', ref('ModelOutput')), '422': invalid },
    },
    get: {
      operationId: 'listModels',
      tags: ['models'],
      summary: 'List the models',
      parameters: [
        {
          in: 'query',
          name: 'limit',
          description: 'default 10',
          schema: { description: 'default 10', ...whole(100) },
        },
      ],
      responses: {
        '200': answer('The first models', { type: 'array', items: ref('ModelOutput') }),
        '422': invalid,
      },
    },
  },
  '/models/{id}': {
    get: {
      operationId: 'lookUpModel',
      tags: ['models'],
      summary: 'Look up a model',
      parameters: [{ in: 'path', name: 'id', required: true, schema: whole(9999) }],
      responses: {
        '200': answer('The model', ref('ModelOutput')),
        '404': answer('No such model', ref('Refused')),
        '422': invalid,
      },
    },
    delete: {
      operationId: 'removeModel',
      tags: ['models'],
      summary: 'Remove a model',
      parameters: [{ in: 'path', name: 'id', required: true, schema: whole(9999) }],
      responses: { '204': { description: 'It is gone' }, '422': invalid },
    },
  },
};

const model = {
  type: 'object',
  description: 'A model, and how often it is called',
  properties: {
    name: { type: 'string', minLength: 1, maxLength: 100 },
    url: { type: 'string', format: 'uri', maxLength: 2000 },
    rate: { type: 'integer', minimum: 1, maximum: 10, default: 3 },
  },
};

const safeInteger = {
  type: 'integer',
  minimum: Number.MIN_SAFE_INTEGER,
  maximum: Number.MAX_SAFE_INTEGER,
};

const sent = (properties: Record<string, Documented>) => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
});

const schemas = {
  Model: { ...model, required: ['name', 'url'] },
  ModelOutput: { ...sent(model.properties), description: model.description },
  Refused: sent({ detail: { type: 'string' } }),
  Invalid: sent({ detail: { type: 'array', items: ref('Issue') } }),
  Issue: sent({
    type: { type: 'string' },
    loc: { type: 'array', items: { anyOf: [{ type: 'string' }, safeInteger] } },
    msg: { type: 'string' },
  }),
};

const page = z.stringFormat(
  'a page with its routes, schemas and statuses, and nothing from elsewhere',
  (html) =>
    ['<td>GET /models/{id}</td>', '<h3>ModelOutput</h3>', '<td>404</td>'].every((part) =>
      html.includes(part),
    ) && !/<script|<style|<link|https?:/.test(html),
);

export default {
  exchanges: {
    'rate-filled-in': {
      request: {
        method: 'POST',
        path: '/models',
        json: { name: churn.name, url: churn.url },
      },
      response: { status: 201, headers: json, json: churn },
    },
    'rate-too-high': {
      request: { method: 'POST', path: '/models', json: { ...churn, rate: 11 } },
      response: {
        status: 422,
        headers: json,
        json: {
          detail: [
            {
              type: 'too_big',
              loc: ['body', 'rate'],
              msg: 'Too big: expected number to be <=10',
            },
          ],
        },
      },
    },
    'document-served': {
      request: { method: 'GET', path: '/openapi.json' },
      response: {
        status: 200,
        headers: json,
        json: {
          openapi: '3.1.1',
          info: { title: 'Models', version: '1.0.0' },
          paths,
          components: { schemas },
        },
      },
    },
    'docs-page': {
      request: { method: 'GET', path: '/docs' },
      response: {
        status: 200,
        headers: {
          'content-type': 'text/html; charset=utf-8',
          'content-security-policy':
            "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
        },
        text: page,
      },
    },
    'first-model-listed': {
      request: { method: 'GET', path: '/models?limit=1' },
      response: { status: 200, headers: json, json: [churn] },
    },
    'model-missing': {
      request: { method: 'GET', path: '/models/8' },
      response: { status: 404, headers: json, json: { detail: 'There is no model 8' } },
    },
    'model-as-form': {
      request: {
        method: 'POST',
        path: '/models',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        text: 'name=churn&rate=3',
      },
      response: {
        status: 415,
        headers: json,
        json: { detail: 'Send the body as application/json' },
      },
      logs: [],
    },
    'model-cut-off': {
      request: {
        method: 'POST',
        path: '/models',
        headers: { 'content-type': 'application/json' },
        text: '{"name": "churn"',
      },
      response: {
        status: 400,
        headers: json,
        json: { detail: 'The body cannot be read as a JSON object or array' },
      },
    },
    'model-removed': {
      request: { method: 'DELETE', path: '/models/2' },
      response: { status: 204, empty: true },
    },
    'delete-refused': {
      request: { method: 'DELETE', path: '/models' },
      response: {
        status: 405,
        headers: { ...json, allow: 'GET, HEAD, POST' },
        json: { detail: 'DELETE is not allowed here' },
      },
    },
    'put-refused': {
      request: { method: 'PUT', path: '/models/1' },
      response: {
        status: 405,
        headers: { ...json, allow: 'DELETE, GET, HEAD' },
        json: { detail: 'PUT is not allowed here' },
      },
    },
  },
  runs: {
    'models-starts': { logs: ['Listening on http://localhost:3000'] },
  },
} satisfies ExampleDocument;
