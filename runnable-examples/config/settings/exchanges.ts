import { z } from 'zod';
import type { ExampleDocument } from '#checker/exchange.ts';

const good = { APP_ENV: 'dev', DB_USERNAME: 'app', DB_PASSWORD: 'correct-horse' };
const stars = '**********';
const started = (port: number) => [`dev on port ${port}`, `Secret('${stars}')`];

const missing = (name: string) => [
  '✖ Invalid input: expected string, received undefined',
  `  → at ${name}`,
];
const noEnvironment = [
  '✖ Invalid option: expected one of "dev"|"staging"|"prod"',
  '  → at APP_ENV',
];

export default {
  env: good,
  exchanges: {
    'settings-with-stars': {
      request: { method: 'GET', path: '/settings' },
      response: {
        status: 200,
        json: {
          APP_ENV: 'dev',
          PORT: 3000,
          DEBUG: false,
          DB_HOST: 'localhost',
          DB_PORT: 5432,
          DB_USERNAME: 'app',
          DB_PASSWORD: stars,
          ALLOWED_ORIGINS: ['http://localhost:5173'],
        },
      },
      logs: [],
    },
    'url-with-stars': {
      request: { method: 'GET', path: '/database' },
      response: { status: 200, json: { url: `postgres://app:${stars}@localhost:5432` } },
    },
  },
  runs: {
    'settings-good': { env: good, logs: started(3000) },
    'port-from-environment': { env: { ...good, PORT: '4000' }, logs: started(4000) },
    'port-empty': { env: { ...good, PORT: '' }, logs: started(3000) },
    'environment-empty': {
      env: {},
      logs: [
        'Invalid settings:',
        ...noEnvironment,
        ...missing('DB_USERNAME'),
        ...missing('DB_PASSWORD'),
      ],
      exit: { code: 78 },
    },
    'five-problems': {
      env: {
        APP_ENV: 'dev',
        PORT: '80000',
        DEBUG: 'maybe',
        DB_PASSWORD: 'hunter2',
        ALLOWED_ORIGINS: 'https://example.com,example.org',
      },
      logs: [
        'Invalid settings:',
        '✖ Too big: expected number to be <=65535',
        '  → at PORT',
        '✖ Invalid option: expected one of "true"|"1"|"yes"|"on"|"y"|"enabled"|"false"|"0"|"no"|"off"|"n"|"disabled"',
        '  → at DEBUG',
        ...missing('DB_USERNAME'),
        '✖ Too small: expected string to have >=8 characters',
        '  → at DB_PASSWORD',
        '✖ Invalid URL',
        '  → at ALLOWED_ORIGINS[1]',
      ],
      exit: { code: 78 },
    },
    'debug-in-prod': {
      env: { ...good, APP_ENV: 'prod', DEBUG: 'true' },
      logs: ['Invalid settings:', '✖ DEBUG must be off in prod', '  → at DEBUG'],
      exit: { code: 78 },
    },
    'debug-in-prod-later': {
      env: { ...good, APP_ENV: 'prod', DEBUG: 'true', DB_USERNAME: '' },
      logs: ['Invalid settings:', ...missing('DB_USERNAME')],
      exit: { code: 78 },
    },
    'debug-in-prod-as-well': {
      env: { ...good, APP_ENV: 'prod', DEBUG: 'true', DB_PASSWORD: 'short' },
      logs: [
        'Invalid settings:',
        '✖ Too small: expected string to have >=8 characters',
        '  → at DB_PASSWORD',
        '✖ DEBUG must be off in prod',
        '  → at DEBUG',
      ],
      exit: { code: 78 },
    },
    'debug-of-express': {
      env: { ...good, DEBUG: 'express:*' },
      logs: [
        'Invalid settings:',
        z.string().startsWith('✖ Invalid option: expected one of "true"'),
        '  → at DEBUG',
      ],
      exit: { code: 78 },
    },
    'names-in-lower-case': {
      env: { ...good, DB_PASSWORD: '', db_password: 'correct-horse' },
      logs: ['Invalid settings:', ...missing('DB_PASSWORD')],
      exit: { code: 78 },
    },
    'settings-from-argument': {
      env: good,
      files: {
        'main.ts': `import { loadSettings } from './settings.ts';

const settings = loadSettings({
  APP_ENV: 'staging',
  DB_USERNAME: 'tester',
  DB_PASSWORD: 'not-a-secret',
});
console.log(settings.APP_ENV, settings.DB_USERNAME);
`,
      },
      logs: ['staging tester'],
      exit: { code: 0 },
    },
    'error-uncaught': {
      env: {},
      files: {
        'main.ts': `import { loadSettings } from './settings.ts';

loadSettings(process.env);
`,
      },
      logs: ['…', z.string().endsWith('Invalid settings:'), '…'],
      exit: { code: 1 },
    },
    'settings-frozen': {
      env: good,
      files: {
        'main.ts': `import { loadSettings } from './settings.ts';

const settings = loadSettings(process.env);
Object.assign(settings, { DEBUG: true });
`,
      },
      logs: [
        '…',
        z.string().startsWith("TypeError: Cannot assign to read only property 'DEBUG'"),
        '…',
      ],
      exit: { code: 1 },
      notIn: { firefox: 'words-of-firefox', webkit: 'words-of-webkit' },
    },
    'secret-in-no-file': {
      entry: 'find-word.ts',
      args: ['correct-horse'],
      logs: ['in no file'],
      exit: { code: 0 },
    },
  },
} satisfies ExampleDocument;
