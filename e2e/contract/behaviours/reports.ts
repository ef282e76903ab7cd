import assert from 'node:assert/strict';
import { app, header, runToEnd, textOf, whileRunning, type Behaviour } from '../behaviour.ts';

/** What others reported of Express and its packages: each behaves here as it does in Node. */

const post = (path: string, type: string, body: string) =>
  ({ method: 'POST', path, headers: [['Content-Type', type]], body }) as const;

const BAD_JSON = [
  '"a string"',
  '{name: "x"}',
  '{"a":1,}',
  '{"a":',
  '[1,2',
  '   ',
  'null',
  '{"a":"tab\there"}',
  '{"이름":홍길동}',
  "{'a':1}",
  'nope',
  '{"a":"\\u12"}',
  '{"a":01}',
  '{"a":1} and so on',
  '{"name":"a long text before","and":what}',
];

const messageOf = (text: string): string => {
  try {
    JSON.parse(text);
    return 'read';
  } catch (error) {
    return error instanceof SyntaxError ? error.message : String(error);
  }
};

export const reports: readonly Behaviour[] = [
  {
    name: 'JSON.parse refuses in the words of V8, and so does express.json()',
    async prove(runtime) {
      const main = app(`app.use('/own', express.text({ type: '*/*' }), (req, res) => {
  try { res.json(JSON.parse(req.body)); } catch (error: any) { res.status(400).json([error.name, error.message]); }
});
app.use('/loose', express.json({ strict: false }), (req, res) => { res.json(req.body ?? 'nothing'); });
app.use(((error, _req, res, _next) => { res.status(400).json([error.name, error.message]); }) as express.ErrorRequestHandler);`);
      await whileRunning(runtime, main, async ({ send }) => {
        for (const text of BAD_JSON) {
          const message = messageOf(text);
          for (const path of ['/own', '/loose']) {
            const response = await send(post(path, 'application/json', text));
            const isRead = message === 'read';
            assert.equal(response.status, isRead ? 200 : 400, text);
            if (!isRead) assert.deepEqual(JSON.parse(textOf(response)), ['SyntaxError', message], text);
          }
        }
      });
    },
  },
  {
    name: 'a function of the engine is written as V8 writes it, and so can be the value of a header',
    async prove(runtime) {
      const main = app(`app.get('/', (_req, res) => {
  res.set('x-text', String(Date.prototype.toUTCString));
  res.send([Array.prototype.map, function own() {\n}].join(' and '));
});`);
      await whileRunning(runtime, main, async ({ send }) => {
        const response = await send({ method: 'GET', path: '/' });
        assert.equal(header(response, 'x-text'), 'function toUTCString() { [native code] }');
        assert.equal(textOf(response), 'function map() { [native code] } and function own() {\n}');
      });
    },
  },
  {
    name: 'AsyncLocalStorage: the end of a body is heard outside of the request, unless it is bound',
    async prove(runtime) {
      const main = `import { AsyncLocalStorage, AsyncResource } from 'node:async_hooks';
${app(`const store = new AsyncLocalStorage<string>();
app.use((_req, _res, next) => store.run('kept', next));
app.post('/bare', (req, res) => { req.on('data', () => undefined); req.on('end', () => void res.send(store.getStore() ?? 'lost')); });
app.post('/bound', (req, res) => { req.resume(); req.on('end', AsyncResource.bind(() => void res.send(store.getStore() ?? 'lost'))); });
app.post('/parsed', express.text({ type: '*/*' }), (_req, res) => { res.send(store.getStore() ?? 'lost'); });`)}`;
      await whileRunning(runtime, main, async ({ send }) => {
        const told: string[] = [];
        for (const path of ['/bare', '/bound', '/parsed'])
          told.push(textOf(await send(post(path, 'text/plain', 'hello'))));
        assert.deepEqual(told, ['lost', 'kept', 'kept']);
      });
    },
  },
  {
    name: 'the clock of process.hrtime never stands still, and crypto has its old name for random bytes',
    async prove(runtime) {
      const { lines } = await runToEnd(
        runtime,
        `import crypto from 'node:crypto';
const { pseudoRandomBytes, randomBytes }: any = crypto;
const times = Array.from({ length: 1000 }, () => process.hrtime.bigint());
console.log(times.every((time, at) => at === 0 || time > (times[at - 1] ?? 0n)));
console.log(pseudoRandomBytes(8).length, pseudoRandomBytes === randomBytes);`,
      );
      assert.deepEqual(lines(), ['true', '8 true']);
    },
  },
  {
    name: 'what people put beside Express can be imported',
    async prove(runtime) {
      const names = ['compression', 'cors', 'helmet', 'http-errors', 'jsonwebtoken', 'morgan', 'multer'];
      const all = [...names, 'cookie-parser', 'express-session'];
      const main = `${all.map((name, at) => `import p${String(at)} from '${name}';`).join('\n')}
console.log([${all.map((_, at) => `typeof p${String(at)}`).join()}].join());`;
      const { lines } = await runToEnd(runtime, main);
      assert.deepEqual(lines(), [all.map((name) => (name === 'jsonwebtoken' ? 'object' : 'function')).join()]);
    },
  },
];
