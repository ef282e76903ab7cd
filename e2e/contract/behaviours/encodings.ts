import assert from 'node:assert/strict';
import { app, runToEnd, textOf, whileRunning, type Behaviour } from '../behaviour.ts';

const echo = app(`app.use(express.text());
app.post('/', (req, res) => { res.send(req.body); });
app.use(((error, _req, res, _next) => { res.status(error.status).send(error.message); }) as express.ErrorRequestHandler);`);

/** A body in each charset, and what it says. */
const BODIES: readonly (readonly [charset: string, bytes: string, says: string])[] = [
  ['utf-8', 'ed959c', '한'],
  ['EUC-KR', 'c7d1b1db', '한글'],
  ['utf-8', 'ed959c', '한'],
  ['Shift_JIS', '93fa967b', '日本'],
  ['EUC-JP', 'c6fccbdc', '日本'],
  ['gbk', 'd6d0b9fa', '中国'],
  ['GB18030', '9439fc36', '😀'],
  ['big5', 'a4a4b0ea', '中國'],
  ['windows-1251', 'cff0e8e2e5f2', 'Привет'],
  ['KOI8-R', 'f0d2c9d7c5d4', 'Привет'],
  ['iso-8859-2', 'bf', 'ż'],
  ['cp437', '82e1', 'éß'],
  ['macintosh', '8e', 'é'],
  ['utf-7', '2b414f6b2d', 'é'],
  ['euc-kr', 'ff', '\ufffd'],
  ['nonsense', '61', 'unsupported charset "NONSENSE"'],
];

export const encodings: readonly Behaviour[] = [
  {
    name: 'a body in any encoding that iconv-lite knows reaches a program that names none',
    async prove(runtime) {
      await whileRunning(runtime, echo, async (running) => {
        for (const [charset, bytes, says] of BODIES) {
          const headers = [['content-type', `text/plain; charset=${charset}`]] as const;
          const body = Buffer.from(bytes, 'hex');
          assert.equal(textOf(await running.send({ method: 'POST', path: '/', headers, body })), says, charset);
        }
      });
    },
  },
  {
    name: 'a program sends itself a body in another encoding',
    async prove(runtime) {
      const program = `import express from 'express';
const app = express();
app.post('/', express.text(), (req, res) => { res.send(req.body); });
const server = app.listen(3000, async () => {
  const headers = { 'content-type': 'text/plain; charset=euc-kr' };
  const response = await fetch('http://localhost:3000', { method: 'POST', headers, body: Buffer.from('c7d1b1db', 'hex') });
  console.log(await response.text());
  server.closeAllConnections();
  server.close();
});`;
      const { lines } = await runToEnd(runtime, program);
      assert.deepEqual(lines(), ['한글']);
    },
  },
];
