import { z } from 'zod';
import type { ExampleDocument, ExchangeRequest } from '#checker/exchange.ts';

/** The JSON body is the environment. */
const withEnv = (path: string, env: Readonly<Record<string, string>>): ExchangeRequest => ({
  method: 'POST',
  path,
  json: env,
});

const naive = `import express from 'express';

const server = express().listen(Number(process.env.PORT ?? 3000), (error) => {
  if (error) throw error;
  console.log(server.address());
});
`;

export default {
  exchanges: {
    'empty-is-zero': {
      request: withEnv('/coerced', { PORT: '', DEBUG: '' }),
      response: { status: 200, json: { PORT: 0, DEBUG: false } },
    },
    'false-is-true': {
      request: withEnv('/coerced', { PORT: '3000', DEBUG: 'false' }),
      response: { status: 200, json: { PORT: 3000, DEBUG: true } },
    },
    'typo-becomes-default': {
      request: withEnv('/number-or', { PORT: '8O80' }),
      response: { status: 200, json: { PORT: 3000 } },
    },
    'environment-in-log': {
      request: withEnv('/dumping', { DB_PASSWORD: 'correct-horse' }),
      response: { status: 500, json: { error: 'Error' } },
      logs: ['Error: PORT is missing in {"DB_PASSWORD":"correct-horse"}'],
    },
    'undefined-is-text': {
      request: withEnv('/undefined', {}),
      response: { status: 200, json: { PROXY: 'undefined', isUsed: true } },
    },
    'private-is-shown': {
      request: { method: 'GET', path: '/password' },
      response: { status: 200, json: { secret: { value: 'correct-horse' } } },
      logs: ["Password { value: 'correct-horse' }"],
    },
  },
  runs: {
    'port-empty-unchecked': {
      env: { PORT: '' },
      files: { 'main.ts': naive },
      logs: [z.string().regex(/^\{ address: '.*', family: 'IPv[46]', port: \d+ \}$/)],
    },
    'port-too-large': {
      env: { PORT: '80000' },
      files: { 'main.ts': naive },
      logs: [
        '…',
        z.string().startsWith('RangeError [ERR_SOCKET_BAD_PORT]: options.port should be'),
        '…',
      ],
      exit: { code: 1 },
    },
  },
} satisfies ExampleDocument;
