import assert from 'node:assert/strict';
import { runToEnd, type Behaviour } from '../behaviour.ts';

/** A server that tells what it was sent, and a program that fetches from it. */
function fetches(name: string, calls: string, expected: readonly string[], routes = ''): Behaviour {
  return {
    name: `fetch: ${name}`,
    async prove(runtime) {
      const program = `import express from 'express';
const app = express();
${routes}
app.use(express.text({ type: () => true }), (req, res) => {
  console.log(req.method, req.url, ...req.rawHeaders.filter((word) => !/localhost/.test(word)));
  res.send(req.body ?? 'nothing');
});
const base = 'http://localhost:3000';
const failure = (error: any): void => console.log(error.name, error.message, error.cause?.name, error.cause?.message, error.cause?.code);
const text = (path: string, init?: any): Promise<void> =>
  fetch(base + path, init).then((response) => response.text()).then(console.log, failure);
const server = app.listen(3000, async () => {
${calls}
  server.closeAllConnections();
  server.close();
});`;
      const { lines, ended } = await runToEnd(runtime, program);
      assert.deepEqual(lines('stdout'), expected);
      assert.equal(ended.code, 0);
    },
  };
}

const always = 'accept */* accept-language * sec-fetch-mode cors user-agent node accept-encoding gzip, deflate';

export const fetching: readonly Behaviour[] = [
  fetches(
    'a body goes with every method but GET and HEAD',
    `for (const method of ['DELETE', 'OPTIONS', 'patch']) await text('/', { method, body: 'b', headers: { 'Content-Type': 'a/b' } });
await text('/', { method: 'POST' });
await text('/', { method: 'GET', body: 'b' });
await text('/', { method: 'TRACE' });
await text('/', { method: 'A B' });`,
    [
      ...['DELETE', 'OPTIONS'].flatMap((method) => [
        `${method} / host connection keep-alive Content-Type a/b ${always} content-length 1`,
        'b',
      ]),
      '',
      `POST / host connection keep-alive ${always} content-length 0`,
      '',
      'TypeError Request with GET/HEAD method cannot have body. undefined undefined undefined',
      "TypeError 'TRACE' HTTP method is unsupported. undefined undefined undefined",
      "TypeError 'A B' is not a valid HTTP method. undefined undefined undefined",
    ],
  ),
  fetches(
    'a stream as a body is sent in chunks',
    `const { Readable } = await import('node:stream');
async function* parts() { yield 'one'; yield Buffer.from('two'); }
for (const body of [parts(), Readable.from(['a', 'b'])]) await text('/', { method: 'POST', duplex: 'half', body });
await text('/', { method: 'POST', body: parts() });`,
    [
      `POST / host connection keep-alive ${always} transfer-encoding chunked`,
      'onetwo',
      `POST / host connection keep-alive ${always} transfer-encoding chunked`,
      'ab',
      'TypeError RequestInit: duplex option is required when sending a body. undefined undefined undefined',
    ],
  ),
  fetches(
    'headers keep their order and their case, and cookies are not lost',
    `await text('/', { headers: { 'X-B': 1, 'x-a': ['2'], Cookie: 'c=d', Accept: 'text/html' } });
const response = await fetch(base + '/cookies');
console.log(response.headers.getSetCookie(), response.headers.get('set-cookie'), response.type);
await text('/', { headers: { Expect: '100-continue' } });
await text('/', { headers: { 'Transfer-Encoding': 'chunked' } });
await text('/', { method: 'POST', body: 'abc', headers: { 'Content-Length': '5' } });`,
    [
      'GET / host connection keep-alive X-B 1 x-a 2 Cookie c=d Accept text/html accept-language * sec-fetch-mode cors user-agent node accept-encoding gzip, deflate',
      'nothing',
      "[ 'a=1; Path=/', 'b=2; Path=/' ] a=1; Path=/, b=2; Path=/ basic",
      'TypeError fetch failed NotSupportedError expect header not supported UND_ERR_NOT_SUPPORTED',
      'TypeError fetch failed InvalidArgumentError invalid transfer-encoding header UND_ERR_INVALID_ARG',
      'TypeError fetch failed RequestContentLengthMismatchError Request body length does not match content-length header UND_ERR_REQ_CONTENT_LENGTH_MISMATCH',
    ],
    `app.get('/cookies', (req, res) => { res.cookie('a', '1').cookie('b', '2').end(); });`,
  ),
  fetches(
    'a redirect keeps what the standard keeps',
    `const init = { method: 'POST', body: 'b', headers: { 'Content-Type': 'a/b', 'X-K': 'v', Authorization: 'z' } };
for (const status of [303, 307]) await text('/to/' + status, init);
await text('/to/302?to=http://127.0.0.1:3000/', { headers: { Authorization: 'z', 'X-K': 'v' } });
await text('/to/302?to=ftp://x/');
console.log((await fetch(base + '/to/302#part')).url);`,
    [
      `GET / host connection keep-alive X-K v Authorization z ${always}`,
      'nothing',
      `POST / host connection keep-alive Content-Type a/b X-K v Authorization z ${always} content-length 1`,
      'b',
      `GET / host 127.0.0.1:3000 connection keep-alive X-K v ${always}`,
      'nothing',
      'TypeError fetch failed Error URL scheme must be a HTTP(S) scheme undefined',
      `GET / host connection keep-alive ${always}`,
      'http://localhost:3000/',
    ],
    `app.all('/to/:status', (req, res) => { res.redirect(Number(req.params.status), String(req.query.to ?? '/')); });`,
  ),
  fetches(
    'what goes wrong is said as Node says it',
    `await text('/gone');
await text('/half');
await fetch('http://localhost:6000/').catch(failure);
await fetch('nowhere').catch(failure);
const controller = new AbortController();
const body = (await fetch(base + '/slow', { signal: controller.signal })).body;
try { for await (const part of body ?? []) controller.abort(); } catch (error) { failure(error); }
await fetch(base + '/', { signal: AbortSignal.abort('why') }).catch(console.log);`,
    [
      'TypeError fetch failed SocketError other side closed UND_ERR_SOCKET',
      'TypeError terminated SocketError other side closed UND_ERR_SOCKET',
      'TypeError fetch failed Error bad port undefined',
      'TypeError Failed to parse URL from nowhere TypeError Invalid URL ERR_INVALID_URL',
      'AbortError This operation was aborted undefined undefined undefined',
      'why',
    ],
    `app.get('/gone', (req) => { req.socket.destroy(); });
app.get('/half', (req, res) => { res.write('half'); setTimeout(() => res.destroy(), 5); });
app.get('/slow', (req, res) => { res.write('first'); });`,
  ),
];
