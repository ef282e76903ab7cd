import { z } from 'zod';
import type { ExampleDocument, ExchangeRequest } from '#checker/exchange.ts';

const get = (path: string): ExchangeRequest => ({ method: 'GET', path });
const create = (name: string): ExchangeRequest => ({
  method: 'POST',
  path: '/features',
  json: { name },
});

const rule = 'lower-case letters and digits, starting with a letter';
const paths = ['index', 'repository', 'router', 'schema', 'service'].map(
  (file) => `src/features/payments/${file}.ts`,
);

const scaffold = { entry: 'scaffold.ts', args: ['payments'] };

export default {
  rough: {
    'GET /src/features/payments/router.ts':
      'Express answers OPTIONS, and no route has this path',
    'GET /class': 'Express answers OPTIONS, and no route has this path',
  },
  exchanges: {
    'feature-created': {
      request: create('payments'),
      response: { status: 201, json: { created: paths } },
    },
    'feature-answers': {
      request: get('/payments'),
      response: { status: 200, json: [] },
      after: ['feature-created'],
    },
    'router-filled': {
      request: get('/src/features/payments/router.ts'),
      response: {
        status: 200,
        text: z.string().includes('createPaymentsRouter(service:'),
      },
      after: ['feature-created'],
    },
    'range-refused': {
      request: {
        ...get('/src/features/payments/router.ts'),
        headers: { range: 'bytes=99999-' },
      },
      response: {
        status: 416,
        headers: { 'content-range': z.string().startsWith('bytes */') },
        json: { detail: 'Range Not Satisfiable' },
      },
      after: ['feature-created'],
      logs: [],
    },
    'file-changed': {
      request: {
        ...get('/src/features/payments/router.ts'),
        headers: { 'if-match': '"nope"' },
      },
      response: { status: 412, json: { detail: 'Precondition Failed' } },
      after: ['feature-created'],
      logs: [],
    },
    'feature-again': {
      request: create('payments'),
      response: { status: 409, json: { detail: 'already there: src/features/payments' } },
      after: ['feature-created'],
    },
    'name-is-a-way-out': {
      request: create('../../payments'),
      response: {
        status: 422,
        json: {
          detail: [{ type: 'invalid_format', loc: ['body', 'name'], msg: rule }],
        },
      },
    },
    'feature-named-class': {
      request: create('class'),
      response: {
        status: 201,
        json: { created: z.array(z.string().startsWith('src/features/class/')) },
      },
    },
    'class-answers': {
      request: get('/class'),
      response: { status: 200, json: [] },
      after: ['feature-named-class'],
    },
  },
  runs: {
    scaffolded: {
      ...scaffold,
      logs: paths.map((path) => `created ${path}`),
      exit: { code: 0 },
    },
    'already-there': {
      ...scaffold,
      files: { 'src/features/payments/router.ts': '// Somebody has begun.\n' },
      logs: ['already there: src/features/payments'],
      exit: { code: 1 },
    },
    'bad-name': {
      ...scaffold,
      args: ['Pay-ments'],
      logs: [`✖ ${rule}`, '  → at name'],
      exit: { code: 2 },
    },
    'placeholder-misspelled': {
      ...scaffold,
      files: { 'template/{{name}}/schema.ts.tmpl': 'export const table = "{{nmae}}";\n' },
      logs: ['unknown placeholder {{nmae}} in {{name}}/schema.ts.tmpl'],
      exit: { code: 1 },
    },
  },
} satisfies ExampleDocument;
