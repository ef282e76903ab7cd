import { z } from 'zod';
import type { ExampleDocument } from '#checker/exchange.ts';

const fixed = `import express from 'express';
import { users } from './users.ts';

export const app = express();
app.use('/users', users);

if (import.meta.main) {
  app.listen(3000, (error) => {
    if (error) throw error;
    console.log('app.ts listens');
  });
}
`;

export default {
  rough: { '*': 'its routes are missing on purpose, and nothing stands behind them' },
  exchanges: {
    'users-missing': {
      request: { method: 'GET', path: '/users' },
      response: {
        status: 404,
        text: z.stringFormat('a page that says Cannot GET /users', /Cannot GET \/users/),
      },
    },
  },
  runs: {
    'app-started-itself': {
      entry: 'app.ts',
      steps: [{ send: 'users-missing', ends: 200 }],
      logs: ['app.ts listens'],
    },
    'routes-outside-the-guard': {
      files: { 'app.ts': fixed },
      steps: [{ send: 'users-missing', ends: 200 }],
      logs: ['main.ts listens'],
    },
  },
} satisfies ExampleDocument;
