import type { ExampleDocument } from '#checker/exchange.ts';

export default {
  rough: { '*': 'the program is about its settings, and as short as can be' },
  exchanges: {
    'constants-read': {
      request: { method: 'GET', path: '/database' },
      response: {
        status: 200,
        json: { host: 'localhost', port: 5432, username: 'app' },
      },
    },
  },
  runs: {
    'constants-stay': {
      env: { DB_HOST: 'db.internal' },
      logs: ['The database is app@localhost:5432'],
    },
    'secret-in-code': {
      entry: 'find-word.ts',
      args: ['correct-horse'],
      logs: ['config.ts'],
      exit: { code: 0 },
    },
  },
} satisfies ExampleDocument;
