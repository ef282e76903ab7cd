import { z } from 'zod';
import type { ExampleDocument } from '#checker/exchange.ts';

export default {
  exchanges: {
    'yaml-read': {
      request: { method: 'GET', path: '/database' },
      response: {
        status: 200,
        json: { host: 'localhost', port: 5432, username: 'app' },
      },
    },
  },
  runs: {
    'yaml-for-prod': {
      env: { APP_ENV: 'prod' },
      logs: ['The database is app@db.internal:5432'],
    },
    'yaml-file-missing': {
      env: { APP_ENV: 'staging' },
      logs: ['…', z.string().startsWith('Error: ENOENT: no such file or directory'), '…'],
      exit: { code: 1 },
    },
    'yaml-error-quotes-nothing': {
      files: {
        'dev_config.yaml': 'db:\n  password: "hunter2-and-more\n',
      },
      logs: ['…', 'Error: Not plain, valid YAML: MISSING_CHAR', '…'],
      exit: { code: 1 },
    },
    'yaml-password-is-a-tag': {
      files: {
        'dev_config.yaml': 'db:\n  password: !hunter2-and-more\n',
      },
      logs: ['…', 'Error: Not plain, valid YAML: TAG_RESOLVE_FAILED', '…'],
      exit: { code: 1 },
    },
    'secret-in-yaml': {
      entry: 'find-word.ts',
      args: ['correct-horse'],
      logs: ['prod_config.yaml'],
      exit: { code: 0 },
    },
  },
} satisfies ExampleDocument;
