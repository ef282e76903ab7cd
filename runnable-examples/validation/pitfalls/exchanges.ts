import { z } from 'zod';
import type { ExampleDocument, ExchangeRequest } from '#checker/exchange.ts';

const get = (path: string): ExchangeRequest => ({ method: 'GET', path });
const post = (path: string, json: unknown): ExchangeRequest => ({
  method: 'POST',
  path,
  json,
});
const answer = (status: number, json: { [key: string]: string | boolean }) => ({
  status,
  json,
});

/** The rest of these lines is the engine's wording; Safari's does not even name what it is about. */
const lineAbout = (word: string, inSafari: string) => [
  z.stringFormat(`a line that names ${word}`, new RegExp(`${word}|${inSafari}`)),
];

export default {
  rough: { '*': 'each route shows what a missing check lets through' },
  exchanges: {
    'type-trusted': {
      request: post('/trust-type', { nme: 'Kim' }),
      response: answer(200, { greeting: 'Hello, undefined' }),
      logs: [],
    },
    'parser-missing': {
      request: post('/without-parser', { name: 'Kim' }),
      response: answer(500, { error: 'TypeError' }),
      logs: lineAbout('undefined', 'destructured'),
    },
    'query-assigned': {
      request: get('/assign-query?page=2'),
      response: answer(500, { error: 'TypeError' }),
      logs: lineAbout('query', 'readonly property'),
    },
    'query-change-lost': {
      request: get('/change-query?page=2'),
      response: answer(200, { page: '2' }),
      logs: [],
    },
    'query-not-nested': {
      request: get('/nested-query?filter[rate]=3'),
      response: { status: 200, json: { keys: ['filter[rate]'], filter: null } },
      logs: [],
    },
    'admin-by-request': {
      request: post('/save-body', { name: 'Kim', admin: true }),
      response: answer(201, { admin: true, name: 'Kim' }),
      logs: [],
    },
    'parse-throws': {
      request: post('/save-body', { name: '' }),
      response: answer(500, { error: 'ZodError' }),
    },
    'async-check-in-sync-parse': {
      request: post('/parse-now', { target_dir: '/etc' }),
      response: answer(500, { error: 'Error' }),
      logs: [
        'Error: Encountered Promise during synchronous parse. Use .parseAsync() instead.',
      ],
    },
    'directory-outside': {
      request: post('/any-directory', { target_dir: '/etc' }),
      response: answer(200, { accepted: true }),
      logs: [],
    },
  },
} satisfies ExampleDocument;
