import { z } from 'zod';
import type { ExampleDocument } from '#checker/exchange.ts';

const withoutItsEnd = 'db:\n  password: "hunter2-and-more\n';
const withATag = 'db:\n  password: !hunter2-and-more\n';

/** What most programs do: the library's own words reach the log. */
const justParses = `import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

const file = join(import.meta.dirname, 'dev_config.yaml');
const { db } = parse(readFileSync(file, 'utf8'));
console.log('password:', JSON.stringify(db.password));
`;

export default {
  rough: { '*': 'the program is about its settings, and as short as can be' },
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
    'yaml-error-quotes-the-line': {
      files: { 'dev_config.yaml': withoutItsEnd, 'main.ts': justParses },
      logs: ['…', z.string().includes('password: "hunter2-and-more'), '…'],
      exit: { code: 1 },
    },
    'yaml-warning-prints-the-tag': {
      files: { 'dev_config.yaml': withATag, 'main.ts': justParses },
      logs: ['password: ""', z.string().includes('Unresolved tag: !hunter2-and-more'), '…'],
      exit: { code: 0 },
    },
    'yaml-error-quotes-nothing': {
      files: { 'dev_config.yaml': withoutItsEnd },
      logs: ['…', 'Error: Not plain, valid YAML: MISSING_CHAR', '…'],
      exit: { code: 1 },
    },
    'yaml-password-is-a-tag': {
      files: { 'dev_config.yaml': withATag },
      logs: ['…', 'Error: Not plain, valid YAML: TAG_RESOLVE_FAILED', '…'],
      exit: { code: 1 },
    },
    'yaml-password-is-a-mapping': {
      files: { 'dev_config.yaml': 'db:\n  password: {{hunter2-and-more}}\n' },
      logs: ['…', 'Error: Not plain, valid YAML: NON_STRING_KEY', '…'],
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
