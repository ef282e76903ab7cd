import type { ExampleDocument, ExchangeRequest } from '#checker/exchange.ts';

const get = (path: string): ExchangeRequest => ({ method: 'GET', path });

export default {
  exchanges: {
    'one-file-user': {
      request: get('/api/v1/users/rick'),
      response: { status: 200, json: { username: 'Rick' } },
    },
    'one-file-order': {
      request: {
        method: 'POST',
        path: '/api/v1/orders',
        json: { username: 'rick', item: 'Taco' },
      },
      response: { status: 201, json: { id: 1, username: 'Rick', item: 'Taco' } },
    },
  },
  runs: {
    /** It prints both lines and never ends: the import has opened a port. */
    'import-opens-a-port': {
      entry: 'key.ts',
      files: {
        'key.ts': `import { keyOf } from './main.ts';

console.log(keyOf('RICK'));
`,
      },
      logs: ['rick', 'Listening on http://localhost:3000'],
    },
  },
} satisfies ExampleDocument;
