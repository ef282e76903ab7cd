import { z } from 'zod';
// This folder has a package.json of its own, where `#checker/` is not known.
import type { ExampleDocument, ExchangeRequest } from '../../../checker/exchange.ts';

const get = (path: string): ExchangeRequest => ({ method: 'GET', path });
const order = (json: unknown): ExchangeRequest => ({
  method: 'POST',
  path: '/api/v1/orders',
  json,
});
const missing = (detail: string) => ({ status: 404, json: { detail } });

const check = { entry: 'tools/check-layers.ts' };
const tests = {
  flags: ['--test', '--test-isolation=none'],
  entry: 'src/**/*.test.ts',
} as const;

/** `✔ name (12.3ms)`: how long a test took varies. */
const reported = (mark: '✔' | '✖', name: string) =>
  z.stringFormat(`${mark} ${name}`, new RegExp(`^${mark} ${name} \\([0-9.]+ms\\)$`));

/** `orders` has moved out of the function. */
const ordersOfTheModule = `import type { NewOrder, Order } from './schema.ts';

export interface OrderRepository {
  add: (order: NewOrder) => Promise<Order>;
  find: (id: number) => Promise<Order | undefined>;
}

const orders: Order[] = [];

export function ordersInMemory(): OrderRepository {
  return {
    add: (order) => {
      const added = { ...order, id: orders.length + 1 };
      orders.push(added);
      return Promise.resolve(added);
    },
    find: (id) => Promise.resolve(orders.find((order) => order.id === id)),
  };
}
`;

const serviceThatKnowsTooMuch = `import type { Request, Response } from 'express';
import { usersInFile } from '#src/features/users/repository.ts';
import type { OrderRepository } from './repository.ts';

export function createOrderService(orders: OrderRepository) {
  return {
    place: async (req: Request, res: Response) => {
      const user = await usersInFile('data/users.json').find(req.body.username);
      res.status(201).json(await orders.add({ ...req.body, ...user }));
    },
  };
}
`;

const withoutSemicolons = `import express from 'express'

const { readFile } = await import('node:fs/promises')
`;

const byAnotherName = `import { STATUS_CODES } from 'node:http';

const { readFileSync } = process.getBuiltinModule?.('node:fs') ?? {};

console.log(STATUS_CODES[404], readFileSync.name);
`;

const usersThatNeedOrders = {
  'src/features/users/service.ts': `import { readFile } from 'node:fs/promises';
import type { OrderRepository } from '#src/features/orders/index.ts';
import type { User } from './schema.ts';

export interface UserWithOrders extends User {
  orders: OrderRepository;
}

export const readMotto = () => readFile('data/motto.txt', 'utf8');
`,
  'src/shared/not-found.ts': `import type { User } from '#src/features/users/index.ts';

export class NotFound extends Error {
  user: User | undefined;
}
`,
};

/** It is neither an import, nor one that can be found. */
const notRead = `// Never write: import express from 'express';
const name = 'node:fs';
const { readFileSync } = await import(name);

console.log(readFileSync('data/users.json', 'utf8'));
`;

export default {
  exchanges: {
    'user-found': {
      request: get('/api/v1/users/rick'),
      response: { status: 200, json: { username: 'Rick' } },
    },
    'user-missing': {
      request: get('/api/v1/users/zed'),
      response: missing('user zed not found'),
    },
    'all-users': {
      request: get('/api/v1/users'),
      response: { status: 200, json: [{ username: 'Rick' }, { username: 'Morty' }] },
    },
    'order-placed': {
      request: order({ username: 'MORTY', item: 'Taco' }),
      response: { status: 201, json: { id: 1, username: 'Morty', item: 'Taco' } },
    },
    'order-found': {
      request: get('/api/v1/orders/1'),
      response: { status: 200, json: { id: 1, username: 'Morty', item: 'Taco' } },
      after: ['order-placed'],
    },
    'order-of-nobody': {
      request: order({ username: 'zed', item: 'Burritto' }),
      response: missing('user zed not found'),
    },
    'order-of-nothing': {
      request: order({ username: 'rick', item: '' }),
      response: {
        status: 422,
        json: {
          detail: [
            {
              type: 'too_small',
              loc: ['body', 'item'],
              msg: 'Too small: expected string to have >=1 characters',
            },
          ],
        },
      },
    },
    'order-without-number': {
      request: get('/api/v1/orders/abc'),
      response: {
        status: 422,
        json: {
          detail: [
            {
              type: 'invalid_format',
              loc: ['params', 'id'],
              msg: z.string().startsWith('Invalid string'),
            },
          ],
        },
      },
    },
    'order-cut-off': {
      request: {
        method: 'POST',
        path: '/api/v1/orders',
        headers: { 'content-type': 'application/json' },
        text: '{"username": "rick",',
      },
      response: {
        status: 400,
        json: { detail: 'The body cannot be read as a JSON object or array' },
      },
    },
    'order-missing': {
      request: get('/api/v1/orders/7'),
      response: missing('order 7 not found'),
    },
  },
  runs: {
    'tests-pass': {
      ...tests,
      logs: [
        reported('✔', 'answers over HTTP with a fake repository'),
        reported('✔', 'two apps share no orders'),
        reported('✔', 'finds a user however the name is written'),
        reported('✔', 'says who was not found'),
        reported('✔', 'a broken disk is not a missing user'),
        'ℹ tests 5',
        '…',
        'ℹ pass 5',
        'ℹ fail 0',
        '…',
      ],
      exit: { code: 0 },
    },
    'state-of-the-module': {
      ...tests,
      files: { 'src/features/orders/repository.ts': ordersOfTheModule },
      logs: [
        reported('✔', 'answers over HTTP with a fake repository'),
        reported('✖', 'two apps share no orders'),
        '…',
        'ℹ pass 4',
        'ℹ fail 1',
        '…',
      ],
      exit: { code: 1 },
    },
    'layers-ok': { ...check, logs: ['layers ok'], exit: { code: 0 } },
    'layers-broken': {
      ...check,
      files: { 'src/features/orders/service.ts': serviceThatKnowsTooMuch },
      logs: [
        'src/features/orders/service.ts imports express: only routers and app may know about HTTP',
        'src/features/orders/service.ts imports src/features/users/repository.ts: reach another feature through its index.ts only',
        '2 violations',
      ],
      exit: { code: 1 },
    },
    'layers-in-a-circle': {
      ...check,
      files: usersThatNeedOrders,
      logs: [
        'src/features/orders/service.ts imports src/features/users/index.ts: features must not need each other in a circle',
        'src/features/users/service.ts imports node:fs/promises: only repositories may know about the disk',
        'src/features/users/service.ts imports src/features/orders/index.ts: features must not need each other in a circle',
        'src/shared/not-found.ts imports src/features/users/index.ts: imports point one way: main, app, index, router, service, repository, schema, shared',
        '4 violations',
      ],
      exit: { code: 1 },
    },
    'layers-without-semicolon': {
      ...check,
      files: { 'src/features/orders/service.ts': withoutSemicolons },
      logs: [
        'src/features/orders/service.ts imports express: only routers and app may know about HTTP',
        'src/features/orders/service.ts imports node:fs/promises: only repositories may know about the disk',
        '2 violations',
      ],
      exit: { code: 1 },
    },
    'layers-misread': {
      ...check,
      files: { 'src/features/orders/service.ts': notRead },
      logs: [
        'src/features/orders/service.ts imports express: only routers and app may know about HTTP',
        '1 violations',
      ],
      exit: { code: 1 },
    },
    'layers-by-another-name': {
      ...check,
      files: { 'src/features/orders/service.ts': byAnotherName },
      logs: [
        'src/features/orders/service.ts imports node:http: only routers and app may know about HTTP',
        'src/features/orders/service.ts imports node:fs: only repositories may know about the disk',
        '2 violations',
      ],
      exit: { code: 1 },
    },
    'folder-imported': {
      files: {
        'main.ts': `import { usersInFile } from '#src/features/users';

console.log(usersInFile.name);
`,
      },
      logs: [
        '…',
        z.string().startsWith('Error [ERR_UNSUPPORTED_DIR_IMPORT]: Directory import '),
        '…',
      ],
      exit: { code: 1 },
    },
    'alias-of-the-compiler': {
      files: {
        'tsconfig.json': `{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }
`,
        'main.ts': `import { createApp } from '@/app.ts';

console.log(createApp.name);
`,
      },
      logs: [
        '…',
        z.string().startsWith("Error [ERR_MODULE_NOT_FOUND]: Cannot find package '@"),
        '…',
      ],
      exit: { code: 1 },
    },
  },
} satisfies ExampleDocument;
