import { z } from 'zod';
import type { Documented, ExampleDocument } from '#checker/exchange.ts';
import type { Exchange, ExchangeRequest } from '#checker/exchange.ts';

const typed: Record<string, string> = { 'content-type': 'application/json; charset=utf-8' };
const unrated = { name: 'churn', url: 'http://localhost:8000/churn' };
const churn = { ...unrated, rate: 3 };

const API_KEY = 'only-for-this-lesson';
const guarded = { ...typed, 'www-authenticate': 'Bearer' };
const withKey = { authorization: `Bearer ${API_KEY}` };

const says = (status: number, json: Documented, headers = typed) => ({
  status,
  headers,
  json,
});

const postText = (type: string, text: string): ExchangeRequest => ({
  method: 'POST',
  path: '/models',
  headers: { 'content-type': type },
  text,
});

const notAllowed = (method: 'DELETE' | 'PUT', path: string, allow: string): Exchange => ({
  request: { method, path },
  response: says(405, { detail: `${method} is not allowed here` }, { ...typed, allow }),
});

const content = (schema: Documented) => ({ content: { 'application/json': { schema } } });
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const answer = (description: string, schema: Documented) => ({
  description,
  ...content(schema),
});
const invalid = answer('A part does not fit its schema', ref('Invalid'));
const refusal = (description: string) => answer(description, ref('Refused'));
const refused = refusal('The key is missing or wrong');
const misread = { '400': refusal('The path cannot be read'), '422': invalid };
const told = (operationId: string, tag: string, summary: string) => ({
  operationId,
  tags: [tag],
  summary,
});
const securitySchemes = { key: { type: 'http', scheme: 'bearer' } };
const security = [{ key: [] }];
const whole = (maximum: number) => ({ type: 'integer', minimum: 1, maximum });
const byId = { in: 'path', name: 'id', required: true, schema: whole(9999) };

const paths = {
  '/models': {
    post: {
      ...told('deployModel', 'models', 'Deploy a model'),
      parameters: [],
      requestBody: { required: true, ...content(ref('Model')) },
      responses: {
        '201': answer('Deployed', ref('ModelOutput')),
        '400': refusal('The body cannot be read'),
        '413': refusal('The body is too large'),
        '415': refusal('The body is of another type, charset or compression'),
        '422': invalid,
      },
    },
    get: {
      ...told('listModels', 'models', 'List the models'),
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
      ...told('lookUpModel', 'models', 'Look up a model'),
      parameters: [byId],
      responses: {
        '200': answer('The model', ref('ModelOutput')),
        '404': refusal('No such model'),
        ...misread,
      },
    },
    delete: {
      ...told('removeModel', 'models', 'Remove a model'),
      security,
      parameters: [byId],
      responses: { '204': { description: 'It is gone' }, '401': refused, ...misread },
    },
  },
  '/admin/usage': {
    get: {
      ...told('showUsage', 'admin', 'Show how often each model is called'),
      security,
      parameters: [],
      responses: {
        '200': answer('One entry for each model', { type: 'array', items: ref('Usage') }),
        '401': refused,
      },
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
  Usage: sent({
    model: { type: 'integer', exclusiveMinimum: 0, maximum: Number.MAX_SAFE_INTEGER },
    calls: { type: 'number', minimum: 0 },
    lastCall: {
      anyOf: [
        { type: 'string', format: 'date-time', pattern: z.string() },
        { type: 'null' },
      ],
    },
  }),
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
    [
      '<td>GET /models/{id}</td>',
      '<h3>ModelOutput</h3>',
      '<td>404</td>',
      '<h2>admin</h2>',
      '<td>date-time or null</td>',
    ].every((part) => html.includes(part)) && !/<script|<style|<link|https?:/.test(html),
);

/** JSON has no sets, so nobody can describe one. */
const usageAsSet = `import { z } from 'zod';

const ok = { means: 'The models that were called', body: z.set(z.int()) };
const told = { id: 'showUsage', tag: 'admin', summary: 'Show what is called' };
export const showUsage = { method: 'get', path: '/usage', parts: {}, answers: { 200: ok }, ...told };
`;

/** Somebody has copied an operation, and not changed its id. */
const usageAsCopy = `export const showUsage = {
  method: 'get', path: '/usage', id: 'listModels', tag: 'admin', summary: 'Show usage', parts: {}, answers: {},
};
`;

/** Makes the document before anybody asks. */
const documentAtStart = `import { documentFrom } from './document.ts';

export const refuseOthers = (_app, operations) => documentFrom(operations);
`;

const noSet = z
  .string()
  .regex(/^Error: Zod schema of type `set` .* cannot be represented in OpenAPI/);

export default {
  env: { API_KEY },
  exchanges: {
    'rate-filled-in': {
      request: { method: 'POST', path: '/models', json: unrated },
      response: says(201, churn),
    },
    'rate-too-high': {
      request: { method: 'POST', path: '/models', json: { ...churn, rate: 11 } },
      response: says(422, {
        detail: [
          {
            type: 'too_big',
            loc: ['body', 'rate'],
            msg: 'Too big: expected number to be <=10',
          },
        ],
      }),
    },
    'document-served': {
      request: { method: 'GET', path: '/openapi.json' },
      response: says(200, {
        openapi: '3.1.1',
        info: { title: 'Models', version: '1.0.0' },
        paths,
        components: { schemas, securitySchemes },
      }),
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
      response: says(200, [churn]),
    },
    'model-missing': {
      request: { method: 'GET', path: '/models/8' },
      response: says(404, { detail: 'There is no model 8' }),
    },
    'model-as-form': {
      request: postText('application/x-www-form-urlencoded', 'name=churn&rate=3'),
      response: says(415, { detail: 'Send the body as application/json' }),
      logs: [],
    },
    'model-cut-off': {
      request: postText('application/json', '{"name": "churn"'),
      response: says(400, { detail: 'The body cannot be read as a JSON object or array' }),
    },
    'usage-without-key': {
      request: { method: 'GET', path: '/admin/usage' },
      response: says(401, { detail: 'Not authenticated' }),
    },
    'usage-shown': {
      request: { method: 'GET', path: '/admin/usage', headers: withKey },
      response: says(
        200,
        [1, 2].map((model) => ({ model, calls: 0, lastCall: null })),
      ),
    },
    'key-missing': {
      request: { method: 'DELETE', path: '/models/2' },
      response: says(401, { detail: 'Not authenticated' }, guarded),
    },
    'model-removed': {
      request: { method: 'DELETE', path: '/models/2', headers: withKey },
      response: { status: 204, empty: true },
    },
    'delete-refused': notAllowed('DELETE', '/models', 'GET, HEAD, POST'),
    'put-refused': notAllowed('PUT', '/models/1', 'DELETE, GET, HEAD'),
  },
  runs: {
    'docs-fail-alone': {
      files: { 'usage.ts': usageAsSet },
      steps: [
        { send: 'document-served', ends: 500 },
        { afterMs: 200, send: 'docs-page', ends: 500 },
        { afterMs: 200, send: 'first-model-listed', ends: 200 },
      ],
      logs: ['Listening on http://localhost:3000', noSet, '…'],
    },
    'docs-at-start': {
      files: { 'usage.ts': usageAsSet, 'other-methods.ts': documentAtStart },
      logs: ['…', noSet, '…'],
      exit: { code: 1 },
    },
    'operation-twice': {
      files: { 'usage.ts': usageAsCopy },
      logs: [
        '…',
        'Error: listModels, GET /admin/usage: another operation has this id or this path',
        '…',
      ],
      exit: { code: 1 },
    },
    'models-starts': { logs: ['Listening on http://localhost:3000'] },
  },
} satisfies ExampleDocument;
