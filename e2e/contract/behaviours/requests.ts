import assert from 'node:assert/strict';
import { app, header, runToEnd, textOf, whileRunning, type Behaviour } from '../behaviour.ts';

const get = (path: string): { method: string; path: string } => ({ method: 'GET', path });

function pattern(length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, i) => (i * 31 + (i >> 8)) & 255);
}

export const requests: readonly Behaviour[] = [
  {
    name: 'status, reason, headers in their order and body arrive as sent',
    async prove(runtime) {
      const program = `import http from 'node:http';
http.createServer((req, res) => {
  res.writeHead(202, 'Fine By Me', [['X-One', '1'], ['x-two', '2'], ['Set-Cookie', 'a=1'], ['Set-Cookie', 'b=2']]);
  res.end(JSON.stringify({ method: req.method, url: req.url, raw: req.rawHeaders }));
}).listen(3000);`;
      await whileRunning(runtime, program, async (running) => {
        const response = await running.send({
          method: 'PUT',
          path: '/x?y=1',
          headers: [
            ['X-Mine', 'a'],
            ['X-Mine', 'b'],
            ['Content-Type', 'text/plain'],
          ],
          body: 'hi',
        });
        assert.equal(response.status, 202);
        assert.equal(response.reason, 'Fine By Me');
        assert.deepEqual(response.headers.slice(0, 4), [
          ['X-One', '1'],
          ['x-two', '2'],
          ['Set-Cookie', 'a=1'],
          ['Set-Cookie', 'b=2'],
        ]);
        assert.deepEqual(
          response.headers.slice(4).map(([name]) => name),
          ['Date', 'Connection', 'Keep-Alive', 'Transfer-Encoding'],
        );
        assert.deepEqual(JSON.parse(textOf(response)), {
          method: 'PUT',
          url: '/x?y=1',
          raw: [
            'Host',
            'localhost:3000',
            'X-Mine',
            'a',
            'X-Mine',
            'b',
            'Content-Type',
            'text/plain',
            'Connection',
            'keep-alive',
            'Content-Length',
            '2',
          ],
        });
        assert.ok(response.tookMs >= 0);
      });
    },
  },
  {
    name: 'Express parses JSON, answers with it, and says 404 for the rest',
    async prove(runtime) {
      const program = app(
        `app.use(express.json());\napp.post('/echo', (req, res) => { res.status(201).json({ got: req.body, ip: req.ip }); });`,
      );
      await whileRunning(runtime, program, async (running) => {
        const response = await running.send({
          method: 'POST',
          path: '/echo',
          headers: [['content-type', 'application/json']],
          body: '{"a":[1,"é"]}',
        });
        assert.equal(response.status, 201);
        assert.deepEqual(JSON.parse(textOf(response)), { got: { a: [1, 'é'] }, ip: '::ffff:127.0.0.1' });
        assert.deepEqual(
          response.headers.map(([name]) => name),
          ['X-Powered-By', 'Content-Type', 'Content-Length', 'ETag', 'Date', 'Connection', 'Keep-Alive'],
        );
        const missing = await running.send(get('/nowhere'));
        assert.equal(missing.status, 404);
        assert.match(textOf(missing), /Cannot GET \/nowhere/);
      });
    },
  },
  {
    name: 'several requests at once are answered each when it is done',
    async prove(runtime) {
      const program = app(
        `app.get('/:ms', (req, res) => { setTimeout(() => res.send(req.params.ms), Number(req.params.ms)); });`,
      );
      await whileRunning(runtime, program, async (running) => {
        const order: string[] = [];
        await Promise.all(
          ['120', '60', '0'].map(async (ms) => {
            const response = await running.send(get(`/${ms}`));
            order.push(textOf(response));
          }),
        );
        assert.deepEqual(order, ['0', '60', '120']);
        const many = await Promise.all(Array.from({ length: 50 }, () => running.send(get('/0'))));
        assert.ok(many.every(({ status }) => status === 200));
      });
    },
  },
  {
    name: 'a streamed response arrives chunk by chunk',
    async prove(runtime) {
      const program = app(`app.get('/', (_req, res) => {
  res.type('text/plain').write('one ');
  setTimeout(() => res.write('two '), 80);
  setTimeout(() => res.end('three'), 160);
});`);
      await whileRunning(runtime, program, async (running) => {
        const arrivals: { text: string; at: number }[] = [];
        const heads: number[] = [];
        const response = await running.send(get('/'), {
          onHead: ({ status }) => heads.push(status),
          onChunk: (chunk) => arrivals.push({ text: new TextDecoder().decode(chunk), at: performance.now() }),
        });
        assert.equal(textOf(response), 'one two three');
        assert.deepEqual(heads, [200]);
        assert.deepEqual(
          arrivals.map(({ text }) => text),
          ['one ', 'two ', 'three'],
        );
        assert.ok((arrivals[2]?.at ?? 0) - (arrivals[0]?.at ?? 0) > 60);
      });
    },
  },
  {
    name: 'binary bodies go both ways unchanged',
    async prove(runtime) {
      const program = app(
        `app.use(express.raw({ type: '*/*' }));\napp.post('/', (req, res) => { res.send(Buffer.from(req.body).reverse()); });`,
      );
      await whileRunning(runtime, program, async (running) => {
        const body = pattern(4096);
        const response = await running.send({
          method: 'POST',
          path: '/',
          headers: [['content-type', 'application/octet-stream']],
          body,
        });
        assert.deepEqual(new Uint8Array(response.body), body.toReversed());
      });
    },
  },
  {
    name: '10 MB go both ways',
    async prove(runtime) {
      const program = app(
        `app.post('/', (req, res) => { res.set('x-length', req.get('content-length')); req.pipe(res); });`,
      );
      await whileRunning(runtime, program, async (running) => {
        const body = pattern(10 * 1024 * 1024);
        const response = await running.send({ method: 'POST', path: '/', body });
        assert.equal(header(response, 'x-length'), String(body.length));
        assert.equal(Buffer.compare(response.body, body), 0);
      });
    },
  },
  {
    name: 'a redirect is handed over, not followed',
    async prove(runtime) {
      await whileRunning(
        runtime,
        app(`app.get('/from', (_req, res) => { res.redirect('/to'); });`),
        async (running) => {
          const response = await running.send(get('/from'));
          assert.equal(response.status, 302);
          assert.equal(header(response, 'location'), '/to');
        },
      );
    },
  },
  {
    name: 'HEAD has the headers and no body; 204 has neither',
    async prove(runtime) {
      const program = app(
        `app.get('/', (_req, res) => { res.send('12345'); });\napp.delete('/', (_req, res) => { res.sendStatus(204); });`,
      );
      await whileRunning(runtime, program, async (running) => {
        const head = await running.send({ method: 'HEAD', path: '/' });
        assert.equal(header(head, 'content-length'), '5');
        assert.equal(head.body.length, 0);
        const deleted = await running.send({ method: 'DELETE', path: '/' });
        assert.equal(deleted.status, 204);
        assert.equal(deleted.body.length, 0);
      });
    },
  },
  {
    name: 'keep-alive: an agent in the program uses one connection again',
    async prove(runtime) {
      const program = `import http from 'node:http';
const server = http.createServer((req, res) => res.end(String(req.socket.remotePort))).listen(3000, async () => {
  const agent = new http.Agent({ keepAlive: true });
  const ask = () => new Promise<string>((resolve, reject) => {
    http.get({ port: 3000, agent }, (res) => { let text = ''; res.on('data', (part) => (text += part)).on('end', () => resolve(text)); }).on('error', reject);
  });
  const first = await ask();
  const second = await ask();
  console.log(first === second, Number(first) > 0);
  agent.destroy();
  server.close(() => console.log('closed'));
});`;
      const { lines, ended } = await runToEnd(runtime, program);
      assert.deepEqual(lines(), ['true true', 'closed']);
      assert.equal(ended.code, 0);
    },
  },
  {
    name: 'the program can fetch from its own server',
    async prove(runtime) {
      const program = `import express from 'express';
const app = express().use(express.json());
app.post('/sum', (req, res) => { res.status(201).json({ sum: req.body.a + req.body.b }); });
const server = app.listen(3000, async () => {
  const response = await fetch('http://localhost:3000/sum', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ a: 1, b: 2 }) });
  console.log(response.status, response.ok, response.headers.get('content-type'), await response.json());
  server.closeAllConnections();
  server.close();
});`;
      const { lines, ended } = await runToEnd(runtime, program);
      assert.deepEqual(lines(), ['201 true application/json; charset=utf-8 { sum: 3 }']);
      assert.equal(ended.code, 0);
    },
  },
  {
    name: 'a client that goes away closes the response',
    async prove(runtime) {
      const program = app(`app.get('/', (req, res) => {
  console.log('asked');
  res.on('close', () => console.log('closed', res.writableEnded));
  res.write('begin');
});`);
      await whileRunning(runtime, program, async (running) => {
        const client = new AbortController();
        const sent = running.send(get('/'), { signal: client.signal, onChunk: () => client.abort() });
        await assert.rejects(sent, { kind: 'aborted' });
        await running.printed('closed false');
      });
    },
  },
  {
    name: 'a compressed request body is unpacked',
    async prove(runtime) {
      const program = app(`app.use(express.json());\napp.post('/', (req, res) => { res.json(req.body); });`);
      await whileRunning(runtime, program, async (running) => {
        const body = new Uint8Array(
          await new Response(
            new Blob(['{"zipped":true}']).stream().pipeThrough(new CompressionStream('gzip')),
          ).arrayBuffer(),
        );
        const response = await running.send({
          method: 'POST',
          path: '/',
          headers: [
            ['content-type', 'application/json'],
            ['content-encoding', 'gzip'],
          ],
          body,
        });
        assert.equal(textOf(response), '{"zipped":true}');
      });
    },
  },
  {
    name: 'an error in a handler becomes a 500 with its stack, and the program goes on',
    async prove(runtime) {
      const program = app(`app.get('/sync', () => { throw new Error('sync'); });
app.get('/async', async () => { await null; throw new TypeError('async'); });
app.get('/fine', (_req, res) => { res.send('fine'); });`);
      await whileRunning(runtime, program, async (running) => {
        const sync = await running.send(get('/sync'));
        assert.equal(sync.status, 500);
        assert.match(textOf(sync), /Error: sync<br> &nbsp; &nbsp;at file:\/\/\/[^<]*app\/main\.ts:3:32/);
        assert.match(textOf(await running.send(get('/async'))), /TypeError: async/);
        assert.equal(textOf(await running.send(get('/fine'))), 'fine');
        assert.ok(running.lines('stderr').includes('Error: sync'));
      });
    },
  },
];
