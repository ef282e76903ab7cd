import type { Documented, ExampleDocument, ExchangeRequest } from '#checker/exchange.ts';

const post = (path: string, ...lines: string[]): ExchangeRequest => ({
  method: 'POST',
  path,
  headers: { 'content-type': 'text/plain' },
  text: lines.join('\n'),
});
const values = (json: { readonly [name: string]: Documented }) => ({ status: 200, json });

const guessed = ['version: 1.10', 'zip: 01234', 'debug: no'];

export default {
  exchanges: {
    'yaml-guesses': {
      request: post('/yaml', ...guessed),
      response: values({ version: 1.1, zip: 1234, debug: 'no' }),
    },
    'yaml-guessed-otherwise': {
      request: post('/yaml-1.1', ...guessed),
      response: values({ version: 1.1, zip: 668, debug: false }),
    },
    'yaml-quoted': {
      request: post('/yaml', 'version: "1.10"', 'zip: "01234"', 'debug: false'),
      response: values({ version: '1.10', zip: '01234', debug: false }),
    },
    'yaml-key-twice': {
      request: post('/yaml', 'port: 3000', 'port: 4000'),
      response: { status: 422, json: { error: 'DUPLICATE_KEY' } },
    },
    'yaml-alias-refused': {
      request: post('/yaml', 'a: &list [1, 2]', 'b: *list'),
      response: { status: 422, json: { error: 'UNREADABLE' } },
      logs: [],
    },
    'env-hash-cuts': {
      request: post('/env', 'DB_PASSWORD=abc#def'),
      response: values({ DB_PASSWORD: 'abc' }),
    },
    'env-quotes-keep': {
      request: post('/env', 'DB_PASSWORD="abc#def" # keep out of git', 'PORT=3000'),
      response: values({ DB_PASSWORD: 'abc#def', PORT: '3000' }),
    },
    'env-quotes-read': {
      request: post('/env', String.raw`DOUBLE="one\ntwo"`, String.raw`SINGLE='one\ntwo'`),
      response: values({ DOUBLE: 'one\ntwo', SINGLE: String.raw`one\ntwo` }),
    },
    'env-not-expanded': {
      request: post('/env', 'DB_HOST=db.internal', 'DB_URL=postgres://${DB_HOST}'),
      response: values({ DB_HOST: 'db.internal', DB_URL: 'postgres://${DB_HOST}' }),
    },
  },
} satisfies ExampleDocument;
