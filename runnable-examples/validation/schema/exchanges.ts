import { z } from 'zod';
import type {
  ExampleDocument,
  ExchangeRequest,
  ExchangeResponse,
} from '#checker/exchange.ts';

const good = { url: 'http://localhost:8000/model', rate: 3, target_dir: 'models' };
const json = { 'content-type': 'application/json; charset=utf-8' };
const acme = { 'x-tenant': 'acme' };
const withPassword = 'http://kim:hunter2@localhost:8000/model?token=abc';
const accepted = ['accepted http://localhost:8000/model'];

const post = (body: unknown): ExchangeRequest => ({
  method: 'POST',
  path: '/models',
  json: body,
});

const postText = (type: string, text: string): ExchangeRequest => ({
  method: 'POST',
  path: '/models',
  headers: { 'content-type': type },
  text,
});

const issue = (type: string, loc: string, msg: string) => ({
  type,
  loc: loc.split('.'),
  msg,
});

const refused = (...detail: ReturnType<typeof issue>[]): ExchangeResponse => ({
  status: 422,
  headers: json,
  json: { detail },
});

const badUrl = issue('invalid_format', 'body.url', 'Invalid URL');
const tooBig = issue('too_big', 'body.rate', 'Too big: expected number to be <=10');
const notDirectory = issue('custom', 'body.target_dir', 'Not an existing directory');

export default {
  exchanges: {
    'model-accepted': {
      request: post(good),
      response: { status: 201, headers: json, json: { accepted: good } },
      logs: accepted,
    },
    'password-not-logged': {
      request: post({ ...good, url: withPassword }),
      response: {
        status: 201,
        headers: json,
        json: { accepted: { ...good, url: withPassword } },
      },
      logs: accepted,
    },
    'three-bad-fields': {
      request: post({ url: 'content/model/1', rate: 11, target_dir: 'no-such-folder' }),
      response: refused(badUrl, tooBig, notDirectory),
      logs: [],
    },
    'url-that-is-script': {
      request: post({ ...good, url: 'javascript:alert(1)' }),
      response: refused(badUrl),
      logs: [],
    },
    'rate-too-high': {
      request: post({ ...good, rate: 11 }),
      response: refused(tooBig),
      logs: [],
    },
    'rate-as-text': {
      request: post({ ...good, rate: '3' }),
      response: refused(
        issue(
          'invalid_type',
          'body.rate',
          'Invalid input: expected number, received string',
        ),
      ),
      logs: [],
    },
    'rate-not-whole': {
      request: post({ ...good, rate: 5.5 }),
      response: refused(
        issue('invalid_type', 'body.rate', 'Invalid input: expected int, received number'),
      ),
      logs: [],
    },
    'directory-is-a-file': {
      request: post({ ...good, target_dir: 'models/README.md' }),
      response: refused(notDirectory),
      logs: [],
    },
    'directory-up-refused': {
      request: post({ ...good, target_dir: '../../..' }),
      response: refused(notDirectory),
      logs: [],
    },
    'extra-key-dropped': {
      request: post({ ...good, admin: true }),
      response: { status: 201, json: { accepted: good } },
      logs: accepted,
    },
    'every-field-missing': {
      request: post({}),
      response: refused(
        issue(
          'invalid_type',
          'body.url',
          'Invalid input: expected string, received undefined',
        ),
        issue(
          'invalid_type',
          'body.rate',
          'Invalid input: expected number, received undefined',
        ),
        issue(
          'invalid_type',
          'body.target_dir',
          'Invalid input: expected string, received undefined',
        ),
      ),
      logs: [],
    },
    'json-cut-off': {
      request: postText('application/json', '{"url": '),
      response: { status: 400, headers: json, json: { detail: 'Malformed request' } },
      logs: [],
    },
    'gzip-that-is-none': {
      request: {
        method: 'POST',
        path: '/models',
        headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
        text: JSON.stringify(good),
      },
      response: { status: 400, headers: json, json: { detail: 'Malformed request' } },
      logs: [],
    },
    'json-sent-as-text': {
      request: postText('text/plain', JSON.stringify(good)),
      response: {
        status: 415,
        headers: { ...json, 'accept-post': 'application/json' },
        json: { detail: 'Send the body as application/json' },
      },
      logs: [],
    },
    'body-too-large': {
      request: post({ ...good, note: 'x'.repeat(1000) }),
      response: { status: 413, headers: json, json: { detail: 'Body too large' } },
      logs: [],
    },
    'lookup-parsed': {
      request: { method: 'GET', path: '/models/7?limit=5&verbose=false', headers: acme },
      response: {
        status: 200,
        headers: json,
        json: { params: { id: 7 }, query: { limit: 5, verbose: false }, headers: acme },
      },
      logs: [],
    },
    'lookup-defaults': {
      request: { method: 'GET', path: '/models/7', headers: acme },
      response: {
        status: 200,
        headers: json,
        json: { params: { id: 7 }, query: { limit: 10, verbose: false }, headers: acme },
      },
      logs: [],
    },
    'lookup-all-wrong': {
      request: { method: 'GET', path: '/models/abc?limit=0&verbose=maybe' },
      response: refused(
        issue('invalid_format', 'params.id', 'Not a whole number'),
        issue('too_small', 'query.limit', 'Too small: expected number to be >=1'),
        issue(
          'invalid_value',
          'query.verbose',
          'Invalid option: expected one of "true"|"1"|"yes"|"on"|"y"|"enabled"|"false"|"0"|"no"|"off"|"n"|"disabled"',
        ),
        issue(
          'invalid_type',
          'headers.x-tenant',
          'Invalid input: expected string, received undefined',
        ),
      ),
      logs: [],
    },
    'limit-repeated': {
      request: { method: 'GET', path: '/models/7?limit=1&limit=2', headers: acme },
      response: refused(
        issue(
          'invalid_type',
          'query.limit',
          'Invalid input: expected string, received array',
        ),
      ),
      logs: [],
    },
    'route-unknown': {
      request: { method: 'GET', path: '/modles' },
      response: { status: 404, headers: json, json: { detail: 'Not Found' } },
      logs: [],
    },
    'options-left-over': {
      request: { method: 'OPTIONS', path: '/models' },
      response: { status: 404, headers: json, json: { detail: 'Not Found' } },
      logs: [],
    },
    'path-not-decodable': {
      request: { method: 'GET', path: '/models/%E0%A4%A', headers: acme },
      response: { status: 400, headers: json, json: { detail: 'Malformed request' } },
      logs: [],
    },
  },
  runs: {
    'plain-route': {
      files: {
        'main.ts': `import express from 'express';
import { Model } from './model.ts';

const app = express();
app.use(express.json());

app.post('/models', async (req, res) => {
  const parsed = await Model.safeParseAsync(req.body);
  if (parsed.success) res.status(201).json({ accepted: parsed.data });
  else res.status(422).json({ detail: parsed.error.issues });
});

app.listen(3000);
`,
      },
      steps: [{ send: 'model-accepted' }, { send: 'three-bad-fields', ends: 422 }],
      logs: [],
    },
    'schema-starts': { logs: ['Listening on http://localhost:3000'] },
    'enum-refused': {
      files: {
        'main.ts': `enum Device {
  Phone,
  Tablet,
}

console.log(Device.Phone);
`,
      },
      logs: [
        '…',
        'SyntaxError [ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX]: TypeScript enum is not supported in strip-only mode',
        '…',
      ],
      exit: { code: 1 },
    },
    'extension-forgotten': {
      files: {
        'main.ts': `import { isDirectory } from './directory';

console.log(await isDirectory('models'));
`,
      },
      logs: [
        '…',
        z.string().startsWith('Error [ERR_MODULE_NOT_FOUND]: Cannot find module'),
        '…',
      ],
      exit: { code: 1 },
    },
    'type-import-forgotten': {
      files: {
        'main.ts': `import express, { Request } from 'express';

const app = express();
app.get('/', (req: Request, res) => res.json(req.query));
app.listen(3000);
`,
      },
      logs: [
        '…',
        z.string().startsWith("SyntaxError: Named export 'Request' not found."),
        '…',
      ],
      exit: { code: 1 },
    },
  },
} satisfies ExampleDocument;
