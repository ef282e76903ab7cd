import assert from 'node:assert/strict';
import type { HttpRequest } from '../../../runtime/contract.ts';
import { app, runToEnd, textOf, whileRunning, type Behaviour } from '../behaviour.ts';

/** What goes over a connection, byte by byte. */

export const httpMessages: readonly Behaviour[] = [
  {
    name: 'beyond ASCII, a letter of the head is one byte, unless it goes out in one string with the body',
    async prove(runtime) {
      const program = app("app.use((req, res) => res.json(req.headers['x-mine']));");
      await whileRunning(runtime, program, async (running) => {
        const request = { method: 'POST', path: '/', headers: [['X-Mine', 'café']] } as const;
        const seen = async (sent: HttpRequest): Promise<unknown> => JSON.parse(textOf(await running.send(sent)));
        assert.deepEqual(await seen(request), 'café');
        assert.deepEqual(await seen({ ...request, body: Uint8Array.of(1) }), 'café');
        assert.deepEqual(await seen({ ...request, body: 'ü' }), 'cafÃ©');
      });
    },
  },
  {
    name: 'what is no HTTP is refused with 400, and the server is told why, in the words of Node’s parser',
    async prove(runtime) {
      const program = `import http from 'node:http';
import net from 'node:net';
const wrong = ['GET /\\x01 HTTP/1.1\\r\\n', 'GET / HTTP/1.1\\r\\nA b: c\\r\\n', 'GET / HTTP/1.1\\nHost: x\\r\\n',
  'POST / HTTP/1.1\\r\\nContent-Length: 1\\r\\nTransfer-Encoding: chunked\\r\\n', 'GOT / HTTP/1.1\\r\\n', 'GET / HTTP/3.0\\r\\n'];
const server = http.createServer().on('clientError', ({ code, reason }, socket) => {
  console.log(code + ': ' + reason);
  socket.end('HTTP/1.1 400 Bad Request\\r\\n\\r\\n');
}).listen(3000, async () => {
  for (const lines of wrong) {
    const client = net.connect(3000, '127.0.0.1').on('error', () => undefined);
    client.end(lines + '\\r\\n');
    for await (const bytes of client) console.log(String(bytes).trim());
  }
  server.close();
});`;
      const told = await runToEnd(runtime, program);
      const reasons = [
        'HPE_INVALID_URL: Invalid char in url path',
        'HPE_INVALID_HEADER_TOKEN: Invalid header token',
        'HPE_INVALID_VERSION: Expected CRLF after version',
        "HPE_INVALID_TRANSFER_ENCODING: Transfer-Encoding can't be present with Content-Length",
        'HPE_INVALID_METHOD: Invalid method encountered',
        'HPE_INVALID_VERSION: Invalid HTTP version',
      ];
      assert.deepEqual(
        told.lines(),
        reasons.flatMap((reason) => [reason, 'HTTP/1.1 400 Bad Request']),
      );
    },
  },
  {
    name: 'an upgrade that nobody takes is a request as any other, and what came with it is lost',
    async prove(runtime) {
      const program = `import http from 'node:http';
import net from 'node:net';
const server = http.createServer((req, res) => res.end(req.url));
server.listen(3000, () => {
  const client = net.connect(3000, '127.0.0.1');
  const upgrade = ' HTTP/1.1\\r\\nHost: x\\r\\nConnection: Upgrade\\r\\nUpgrade: x\\r\\n\\r\\n';
  const plain = ' HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n';
  const sent = ['GET /1' + upgrade, 'GET /2' + plain, 'GET /3' + upgrade + 'GET /4' + plain, 'GET /5' + plain];
  client.on('data', (bytes) => {
    console.log(String(bytes).split('\\r\\n\\r\\n')[1]);
    const next = sent.shift();
    if (next !== undefined) client.write(next);
    else {
      client.destroy();
      server.close();
    }
  });
  client.write(sent.shift());
});`;
      assert.deepEqual((await runToEnd(runtime, program)).lines(), ['/1', '/2', '/3', '/5']);
    },
  },
  {
    name: 'a second response that nobody asked for is nobody’s, and the next request has its own connection',
    async prove(runtime) {
      const program = `import net from 'node:net';
let connections = 0;
net.createServer((socket) => {
  connections += 1;
  socket.on('error', () => undefined);
  const answer = (text) => 'HTTP/1.1 200 OK\\r\\nContent-Length: 2\\r\\n\\r\\n' + text;
  socket.once('data', () => socket.write(answer('a' + connections) + answer('b' + connections)));
}).listen(3000);`;
      await whileRunning(runtime, program, async (running) => {
        assert.equal(textOf(await running.send({ method: 'GET', path: '/' })), 'a1');
        assert.equal(textOf(await running.send({ method: 'GET', path: '/' })), 'a2');
      });
    },
  },
  {
    name: 'a body has its end, whatever the method, and the next request on the connection is read as one',
    async prove(runtime) {
      const program = app(`app.use(express.text(), (req, res) => { res.json([req.method, req.body ?? null]); });`);
      await whileRunning(runtime, program, async (running) => {
        for (const method of ['DELETE', 'OPTIONS', 'GET', 'POST']) {
          const request = { method, path: '/', headers: [['content-type', 'text/plain']], body: 'said' } as const;
          assert.deepEqual(JSON.parse(textOf(await running.send(request))), [method, 'said']);
        }
      });
    },
  },
];
