import type { ExampleDocument } from '#checker/exchange.ts';

const dev = '--env-file=.env.dev';
const prod = '--env-file=.env.prod';

export default {
  exchanges: {},
  runs: {
    'env-file-read': { flags: [dev], logs: ['dev: app@localhost'] },
    'environment-beats-file': {
      env: { DB_HOST: '10.0.0.5' },
      flags: [dev],
      logs: ['dev: app@10.0.0.5'],
    },
    'empty-beats-file': { env: { DB_HOST: '' }, flags: [dev], logs: ['dev: app@'] },
    'last-flag-wins': { flags: [dev, prod], logs: ['prod: app@db.internal'] },
    'first-load-wins': { entry: 'load-both.ts', logs: ['dev: app@localhost'] },
    'env-file-missing': {
      flags: ['--env-file=.env.staging'],
      logs: ['node: .env.staging: not found'],
      exit: { code: 9 },
    },
    'env-file-optional': {
      flags: ['--env-file-if-exists=.env.staging'],
      logs: [
        '.env.staging not found. Continuing without it.',
        'undefined: undefined@undefined',
      ],
    },
    'flag-behind-script': { args: [dev], logs: ['undefined: undefined@undefined'] },
  },
} satisfies ExampleDocument;
