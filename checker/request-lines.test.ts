import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import type { HttpRequest } from '#runtime/contract.ts';
import { curlFromRequest, fetchFromRequest } from './request.ts';

/** The bytes that a tool writes, up to the end of its body. */
async function heardFrom(run: (origin: string) => void): Promise<string> {
  const heard = Promise.withResolvers<string>();
  const server = createServer((socket) => {
    let bytes = Buffer.alloc(0);
    socket.on('data', (chunk) => {
      bytes = Buffer.concat([bytes, chunk]);
      const text = bytes.toString('latin1');
      const end = text.indexOf('\r\n\r\n');
      const length = Number(/\r\ncontent-length: (\d+)/i.exec(text)?.[1] ?? 0);
      if (end === -1 || bytes.length < end + 4 + length) return;
      heard.resolve(text);
      socket.end('HTTP/1.1 204 No Content\r\nconnection: close\r\n\r\n');
    });
    socket.on('error', () => undefined);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- of a server on TCP
  run(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const text = await heard.promise;
  server.close();
  return text;
}

interface Heard {
  readonly line: string;
  readonly headers: readonly string[];
  readonly body: string;
}

/** Without what says only who speaks to whom. */
function partsOf(text: string): Heard {
  const [head = '', body = ''] = text.split('\r\n\r\n');
  const [line = '', ...headers] = head.split('\r\n');
  const lower = headers.map((header) => header.replace(/^[^:]+/, (name) => name.toLowerCase()));
  return { line, headers: lower.filter((header) => !/^(host|connection|content-length):/.test(header)), body };
}

const latin = (text: string): string => Buffer.from(text).toString('latin1');

const requests: readonly HttpRequest[] = [
  { method: 'GET', path: '/a?b=[1]&c={d}' },
  { method: 'GET', path: '/a/../b/./c' },
  {
    method: 'GET',
    path: '/',
    headers: [
      ['x-empty', ''],
      ['accept', 'text/plain'],
      ['user-agent', 'mine'],
    ],
  },
  { method: 'HEAD', path: '/' },
  { method: 'QUERY', path: '/', headers: [['content-type', 'text/plain']], body: "it's @not a file\n%41" },
  { method: 'POST', path: '/', body: '{"no":"type"}' },
  {
    method: 'POST',
    path: '/',
    headers: [
      ['x-twice', 'a'],
      ['x-twice', 'b'],
    ],
    body: '이름',
  },
  { method: 'DELETE', path: '/%EA%B0%80' },
  { method: 'GET', path: 'no-slash' },
  { method: 'GET', path: 'http://other.example/' },
  { method: 'GET', path: '/a#b' },
  { method: 'TRACE', path: '/' },
  { method: 'GET', path: '/with-a-body', headers: [['content-type', 'application/json']], body: '{}' },
];

const hasCurl = spawnSync('curl', ['--version']).status === 0 || process.env['CI'] !== undefined;

for (const request of requests) {
  const { method, path, headers = [], body = '' } = request;
  const name = `${method} ${path} ${headers.map(([key]) => key).join()} ${typeof body === 'string' ? body.slice(0, 9) : ''}`;

  test(`curl sends what the cell sends: ${name}`, { skip: hasCurl ? false : 'there is no curl here' }, async () => {
    const heard = await heardFrom((origin) => {
      execFile('sh', ['-c', curlFromRequest(request, { origin, isBare: true })], () => undefined);
    });
    assert.deepEqual(partsOf(heard), {
      line: `${method} ${path} HTTP/1.1`,
      headers: headers.map(([key, value]) => `${key}:${value === '' ? '' : ` ${value}`}`),
      body: latin(String(body)),
    });
  });
}

test('fetch sends the same method, path, type and body, and is not offered where it cannot', async () => {
  for (const request of requests) {
    const { method, path, headers = [], body = '' } = request;
    const call = fetchFromRequest(request);
    const isChanged = !path.startsWith('/') || /#|\/\.{1,2}\//.test(path);
    const cannot = isChanged || method === 'TRACE' || (body !== '' && (method === 'GET' || method === 'HEAD'));
    assert.equal(call === undefined, cannot);
    if (call === undefined) continue;
    const heard = await heardFrom((origin) => {
      const text = fetchFromRequest(request, { origin }) ?? '';
      execFile(process.execPath, ['--input-type=module', '-e', text], () => undefined);
    });
    const sent = partsOf(heard);
    const type = headers.find(([key]) => key === 'content-type');
    assert.equal(sent.line.split(' ')[0], method);
    assert.equal(sent.body, latin(String(body)));
    assert.deepEqual(
      sent.headers.filter((header) => header.startsWith('content-type')),
      type === undefined ? [] : [type.join(': ')],
    );
  }
});
