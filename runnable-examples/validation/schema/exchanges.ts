import type { ExampleDocument } from '#checker/exchange.ts';

const good = { url: 'http://localhost:8000/model', rate: 3, target_dir: 'models' };
const json = { 'content-type': 'application/json; charset=utf-8' };
const accepted = ['accepted http://localhost:8000/model'];
const acme = { 'x-tenant': 'acme' };

const notWhole = {
  detail: [{ type: 'invalid_format', loc: ['query', 'limit'], msg: 'Not a whole number' }],
};
const notDirectory = {
  detail: [
    { type: 'custom', loc: ['body', 'target_dir'], msg: 'Not an existing directory' },
  ],
};
const notUrl = {
  detail: [{ type: 'invalid_format', loc: ['body', 'url'], msg: 'Invalid URL' }],
};

export default {
  exchanges: {
    'model-accepted': {
      request: { method: 'POST', path: '/models', json: good },
      response: { status: 201, headers: json, json: { accepted: good } },
      logs: accepted,
    },
    'three-bad-fields': {
      request: {
        method: 'POST',
        path: '/models',
        json: { url: 'content/model/1', rate: 11, target_dir: 'no-such-folder' },
      },
      response: {
        status: 422,
        headers: json,
        json: {
          detail: [
            { type: 'invalid_format', loc: ['body', 'url'], msg: 'Invalid URL' },
            {
              type: 'too_big',
              loc: ['body', 'rate'],
              msg: 'Too big: expected number to be <=10',
            },
            {
              type: 'custom',
              loc: ['body', 'target_dir'],
              msg: 'Not an existing directory',
            },
          ],
        },
      },
      logs: [],
    },
    'url-without-scheme': {
      request: {
        method: 'POST',
        path: '/models',
        json: { ...good, url: 'content/model/1' },
      },
      response: { status: 422, json: notUrl },
      logs: [],
    },
    'url-that-is-script': {
      request: {
        method: 'POST',
        path: '/models',
        json: { ...good, url: 'javascript:alert(1)' },
      },
      response: { status: 422, json: notUrl },
      logs: [],
    },
    'rate-too-high': {
      request: { method: 'POST', path: '/models', json: { ...good, rate: 11 } },
      response: {
        status: 422,
        json: {
          detail: [
            {
              type: 'too_big',
              loc: ['body', 'rate'],
              msg: 'Too big: expected number to be <=10',
            },
          ],
        },
      },
      logs: [],
    },
    'rate-at-the-edge': {
      request: { method: 'POST', path: '/models', json: { ...good, rate: 10 } },
      response: { status: 201, json: { accepted: { ...good, rate: 10 } } },
      logs: accepted,
    },
    'rate-as-text': {
      request: { method: 'POST', path: '/models', json: { ...good, rate: '3' } },
      response: {
        status: 422,
        json: {
          detail: [
            {
              type: 'invalid_type',
              loc: ['body', 'rate'],
              msg: 'Invalid input: expected number, received string',
            },
          ],
        },
      },
      logs: [],
    },
    'rate-not-whole': {
      request: { method: 'POST', path: '/models', json: { ...good, rate: 5.5 } },
      response: {
        status: 422,
        json: {
          detail: [
            {
              type: 'invalid_type',
              loc: ['body', 'rate'],
              msg: 'Invalid input: expected int, received number',
            },
          ],
        },
      },
      logs: [],
    },
    'directory-missing': {
      request: {
        method: 'POST',
        path: '/models',
        json: { ...good, target_dir: 'no-such-folder' },
      },
      response: { status: 422, json: notDirectory },
      logs: [],
    },
    'directory-is-a-file': {
      request: {
        method: 'POST',
        path: '/models',
        json: { ...good, target_dir: 'models/README.md' },
      },
      response: { status: 422, json: notDirectory },
      logs: [],
    },
    'extra-key-dropped': {
      request: { method: 'POST', path: '/models', json: { ...good, admin: true } },
      response: { status: 201, json: { accepted: good } },
      logs: accepted,
    },
    'every-field-missing': {
      request: { method: 'POST', path: '/models', json: {} },
      response: {
        status: 422,
        json: {
          detail: [
            {
              type: 'invalid_type',
              loc: ['body', 'url'],
              msg: 'Invalid input: expected string, received undefined',
            },
            {
              type: 'invalid_type',
              loc: ['body', 'rate'],
              msg: 'Invalid input: expected number, received undefined',
            },
            {
              type: 'invalid_type',
              loc: ['body', 'target_dir'],
              msg: 'Invalid input: expected string, received undefined',
            },
          ],
        },
      },
      logs: [],
    },
    'body-is-an-array': {
      request: { method: 'POST', path: '/models', json: [] },
      response: {
        status: 422,
        json: {
          detail: [
            {
              type: 'invalid_type',
              loc: ['body'],
              msg: 'Invalid input: expected object, received array',
            },
          ],
        },
      },
      logs: [],
    },
    'json-cut-off': {
      request: {
        method: 'POST',
        path: '/models',
        headers: { 'content-type': 'application/json' },
        text: '{"url": ',
      },
      response: { status: 400, headers: json, json: { detail: 'Malformed request' } },
      logs: [],
    },
    'json-but-only-text': {
      request: {
        method: 'POST',
        path: '/models',
        headers: { 'content-type': 'application/json' },
        text: '"models"',
      },
      response: { status: 400, json: { detail: 'Malformed request' } },
      logs: [],
    },
    'json-sent-as-text': {
      request: {
        method: 'POST',
        path: '/models',
        headers: { 'content-type': 'text/plain' },
        text: JSON.stringify(good),
      },
      response: {
        status: 415,
        headers: { 'accept-post': 'application/json' },
        json: { detail: 'Send the body as application/json' },
      },
      logs: [],
    },
    'body-too-large': {
      request: {
        method: 'POST',
        path: '/models',
        json: { ...good, note: 'x'.repeat(1000) },
      },
      response: { status: 413, json: { detail: 'Body too large' } },
      logs: [],
    },
    'lookup-parsed': {
      request: { method: 'GET', path: '/models/7?limit=5&verbose=false', headers: acme },
      response: {
        status: 200,
        headers: json,
        json: {
          params: { id: 7 },
          query: { limit: 5, verbose: false },
          headers: { 'x-tenant': 'acme' },
        },
      },
    },
    'lookup-defaults': {
      request: { method: 'GET', path: '/models/7', headers: acme },
      response: {
        status: 200,
        json: {
          params: { id: 7 },
          query: { limit: 10, verbose: false },
          headers: { 'x-tenant': 'acme' },
        },
      },
    },
    'lookup-all-wrong': {
      request: { method: 'GET', path: '/models/abc?limit=0&verbose=maybe' },
      response: {
        status: 422,
        json: {
          detail: [
            { type: 'invalid_format', loc: ['params', 'id'], msg: 'Not a whole number' },
            {
              type: 'too_small',
              loc: ['query', 'limit'],
              msg: 'Too small: expected number to be >=1',
            },
            {
              type: 'invalid_value',
              loc: ['query', 'verbose'],
              msg: 'Invalid option: expected one of "true"|"1"|"yes"|"on"|"y"|"enabled"|"false"|"0"|"no"|"off"|"n"|"disabled"',
            },
            {
              type: 'invalid_type',
              loc: ['headers', 'x-tenant'],
              msg: 'Invalid input: expected string, received undefined',
            },
          ],
        },
      },
    },
    'limit-repeated': {
      request: { method: 'GET', path: '/models/7?limit=1&limit=2', headers: acme },
      response: {
        status: 422,
        json: {
          detail: [
            {
              type: 'invalid_type',
              loc: ['query', 'limit'],
              msg: 'Invalid input: expected string, received array',
            },
          ],
        },
      },
    },
    'limit-empty': {
      request: { method: 'GET', path: '/models/7?limit=', headers: acme },
      response: { status: 422, json: notWhole },
    },
    'path-not-decodable': {
      request: { method: 'GET', path: '/models/%E0%A4%A', headers: acme },
      response: { status: 400, json: { detail: 'Malformed request' } },
    },
  },
  runs: {
    'schema-starts': { logs: ['Listening on http://localhost:3000'] },
  },
} satisfies ExampleDocument;
