import type { ExampleDocument } from '#checker/exchange.ts';

const env = {
  APP_DB__USERNAME: 'deploy',
  APP_DB__PASSWORD_FILE: 'run-secrets/db_password',
};

export default {
  env,
  exchanges: {
    'layers-merged': {
      request: { method: 'GET', path: '/settings' },
      response: {
        status: 200,
        json: {
          env: 'dev',
          port: 3000,
          db: {
            host: 'db.dev.internal',
            port: 6432,
            name: 'shop_dev',
            username: 'deploy',
            password: '**********',
          },
        },
      },
    },
    'layers-told': {
      request: { method: 'GET', path: '/settings/origins' },
      response: {
        status: 200,
        json: {
          env: 'defaults',
          port: 'defaults',
          db: {
            host: 'yaml',
            port: '.env',
            name: 'yaml',
            username: 'environment',
            password: 'environment',
          },
        },
      },
    },
  },
  runs: {
    'layers-without-environment': {
      env: {},
      logs: ['The database is kim@db.dev.internal:6432/shop_dev'],
    },
    'environment-on-top': {
      env: { APP_DB__PORT: '7432' },
      logs: ['The database is kim@db.dev.internal:7432/shop_dev'],
    },
    'prod-without-env-file': {
      env: {
        APP_ENV: 'prod',
        APP_DB__USERNAME: 'deploy',
        APP_DB__PASSWORD_FILE: 'run-secrets/db_password',
      },
      files: { '.env': '' },
      logs: ['The database is deploy@db.internal:5433/shop'],
    },
    'stage-empty': {
      env: { APP_ENV: '' },
      logs: ['The database is kim@db.dev.internal:6432/shop_dev'],
    },
    'name-misspelled': {
      env: { APP_DB__PROT: '7432' },
      logs: ['Invalid settings:', '✖ Unrecognized key: "prot"', '  → at db'],
      exit: { code: 78 },
    },
    'yaml-quotes-nothing': {
      files: { 'dev_config.yaml': 'db:\n  password: "hunter2-and-more\n' },
      logs: ['Invalid settings:', '✖ Not plain, valid YAML: dev_config.yaml'],
      exit: { code: 78 },
    },
    'yaml-tag-refused': {
      files: { 'dev_config.yaml': 'db:\n  password: !hunter2-and-more\n' },
      logs: ['Invalid settings:', '✖ Not plain, valid YAML: dev_config.yaml'],
      exit: { code: 78 },
    },
    'yaml-mapping-refused': {
      files: { 'dev_config.yaml': 'db:\n  password: {{hunter2-and-more}}\n' },
      logs: ['Invalid settings:', '✖ Not plain, valid YAML: dev_config.yaml'],
      exit: { code: 78 },
    },
    'yaml-mapping-empty': {
      env: {},
      files: { 'dev_config.yaml': 'db:\n' },
      logs: ['The database is kim@localhost:6432/shop'],
    },
    'yaml-text-empty': {
      env: {},
      files: { 'dev_config.yaml': "db:\n  host: ''\n" },
      logs: ['The database is kim@localhost:6432/shop'],
    },
    'stage-in-yaml': {
      files: { 'dev_config.yaml': 'env: prod\n' },
      logs: [
        'Invalid settings:',
        '✖ dev_config.yaml cannot choose the stage',
        '  → at env',
      ],
      exit: { code: 78 },
    },
    'secret-file-empty': {
      files: { 'run-secrets/db_password': '\n' },
      logs: ['Invalid settings:', '✖ The file of APP_DB__PASSWORD_FILE is empty'],
      exit: { code: 78 },
    },
    'name-in-small-letters': {
      env: { ...env, APP_db__port: '2222' },
      logs: ['Invalid settings:', '✖ Use capitals: APP_db__port'],
      exit: { code: 78 },
    },
    'name-with-a-dot': {
      env: { ...env, 'APP_DB.PORT': '2222' },
      logs: ['Invalid settings:', '✖ Use __ for a dot: APP_DB.PORT'],
      exit: { code: 78 },
    },
    'value-and-group': {
      env: { ...env, APP_DB: 'db.internal' },
      logs: ['Invalid settings:', '✖ Both a value and a group: db'],
      exit: { code: 78 },
    },
    'secret-file-is-a-folder': {
      env: { APP_DB__PASSWORD_FILE: 'run-secrets' },
      logs: [
        'Invalid settings:',
        '✖ Cannot read the file of APP_DB__PASSWORD_FILE: EISDIR',
      ],
      exit: { code: 78 },
    },
    'nested-problem': {
      env: { APP_ENV: 'production', APP_DB__PORT: 'abc' },
      logs: [
        'Invalid settings:',
        '✖ Invalid option: expected one of "dev"|"prod"',
        '  → at env',
        '✖ Not a whole number',
        '  → at db.port',
      ],
      exit: { code: 78 },
    },
    'secret-file-missing': {
      env: { APP_DB__PASSWORD_FILE: 'run-secrets/db_pasword' },
      logs: ['Invalid settings:', '✖ The file of APP_DB__PASSWORD_FILE is not there'],
      exit: { code: 78 },
    },
  },
} satisfies ExampleDocument;
